package io.github.usageexport.report;

import io.github.usageexport.report.DayReader.CurrentDay;
import io.github.usageexport.report.Restatements.Tally;
import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.SettlementState;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Adds up a report day by day, in order of time. The memory it takes depends on the number of
 * accounts, days and families, not on how much it reads.
 */
final class ReportSums {
  private final ReportScope scope;
  private final Prices total = new Prices();
  private final SortedMap<String, Prices> families = new TreeMap<>();
  private final SortedMap<AccountSid, AccountSums> accounts = new TreeMap<>();
  private final List<ReportedDay> days = new ArrayList<>();
  private final SortedMap<Category, Prices> unknown = new TreeMap<>();
  private final Map<Category, Integer> unknownDays = new HashMap<>();
  private final Map<QualityFlag, FlagSums> flags = new EnumMap<>(QualityFlag.class);
  private final SortedMap<GapKey, Gap> gaps = new TreeMap<>(GapKey.ORDER);
  private final RestatementSums restatements;
  private final @Nullable Change change;

  ReportSums(ReportScope scope) {
    this.scope = scope;
    this.restatements = new RestatementSums(scope.run());
    this.change = scope.run() == null ? null : new Change();
  }

  /** Adds up the accounts of one day; {@link #end} puts their sums into the report. */
  final class Day {
    private final LocalDate date;
    private final Prices total = new Prices();
    private final SortedMap<String, Prices> families = new TreeMap<>();
    private final Map<SettlementState, Integer> states = new EnumMap<>(SettlementState.class);
    private final Prices restated = new Prices();
    private int missing;
    private int stale;
    private @Nullable Instant newest;
    private @Nullable Instant oldest;

    Day(LocalDate date) {
      this.date = date;
    }

    void add(
        CurrentDay current,
        Account account,
        DaySpend spend,
        SettlementState state,
        Instant confirmedAsOf) {
      total.add(spend.total());
      Prices.addAll(families, spend.families());
      states.merge(state, 1, Integer::sum);
      newest = newest == null || confirmedAsOf.isAfter(newest) ? confirmedAsOf : newest;
      oldest = oldest == null || confirmedAsOf.isBefore(oldest) ? confirmedAsOf : oldest;
      ReportSums.this.add(current, account, spend);
    }

    void add(RestatedDay day) {
      restated.add(day.delta());
      restatements.add(day);
      sumsOf(day.account()).restated.add(day.delta());
    }

    /**
     * @param observed whether the account has an older statement of the day
     */
    void addGap(Account account, @Nullable FailureReason reason, boolean observed) {
      if (!observed) {
        missing++;
      } else if (reason != null && reason.isFailure()) {
        stale++;
      }
      gaps.merge(
          new GapKey(account.sid(), observed, reason),
          new Gap(account, reason, observed, 1, new DateRange(date, date)),
          (before, one) ->
              new Gap(
                  account,
                  reason,
                  observed,
                  before.days() + 1,
                  new DateRange(before.within().start(), date)));
    }

    void end() {
      days.add(
          new ReportedDay(date, total, families, states, missing, stale, newest, oldest, restated));
    }
  }

  private record GapKey(AccountSid account, boolean observed, @Nullable FailureReason reason) {
    static final Comparator<GapKey> ORDER =
        Comparator.comparing(GapKey::account)
            .thenComparing(GapKey::observed)
            .thenComparing(GapKey::reason, Comparator.nullsFirst(Comparator.naturalOrder()));
  }

  private static final class AccountSums {
    final Prices total = new Prices();
    final SortedMap<String, Prices> families = new TreeMap<>();
    final Prices restated = new Prices();
    Account account;
    int days;

    AccountSums(Account account) {
      this.account = account;
    }
  }

  private static final class FlagSums {
    final Set<AccountSid> accounts = new HashSet<>();
    final LocalDate first;
    LocalDate last;
    int accountDays;

    FlagSums(LocalDate first) {
      this.first = first;
      this.last = first;
    }
  }

  /** Counts restatements and keeps the largest. */
  private static final class RestatementSums {
    private final @Nullable String runId;
    private final TreeSet<RestatedDay> largest;
    private final Prices delta = new Prices();
    private final Prices deltaOfRun = new Prices();
    private int versions;
    private int rows;
    private int versionsOfRun;
    private int rowsOfRun;

    RestatementSums(@Nullable ReportedRun run) {
      this.runId = run == null ? null : run.id();
      this.largest =
          new TreeSet<>(
              Comparator.comparing((RestatedDay restated) -> !isOfRun(restated))
                  .thenComparing(
                      restated -> restated.delta().magnitude(), Comparator.reverseOrder())
                  .thenComparing(restated -> restated.account().sid())
                  .thenComparing(RestatedDay::day)
                  .thenComparingInt(RestatedDay::version));
    }

    void add(RestatedDay restated) {
      versions++;
      rows += restated.rows();
      delta.add(restated.delta());
      if (isOfRun(restated)) {
        versionsOfRun++;
        rowsOfRun += restated.rows();
        deltaOfRun.add(restated.delta());
      }
      largest.add(restated);
      if (largest.size() > Restatements.MOST_LISTED) {
        largest.pollLast();
      }
    }

    Restatements restatements() {
      return new Restatements(
          new Tally(versions, rows, delta),
          new Tally(versionsOfRun, rowsOfRun, deltaOfRun),
          List.copyOf(largest));
    }

    private boolean isOfRun(RestatedDay restated) {
      return restated.runId().equals(runId);
    }
  }

  private void add(CurrentDay current, Account account, DaySpend spend) {
    total.add(spend.total());
    Prices.addAll(families, spend.families());
    AccountSums sums = sumsOf(account);
    sums.account = account;
    sums.total.add(spend.total());
    Prices.addAll(sums.families, spend.families());
    sums.days++;
    Prices.addAll(unknown, spend.unknown());
    spend.unknown().keySet().forEach(category -> unknownDays.merge(category, 1, Integer::sum));
    addFlags(current.version());
    if (change != null) {
      add(change, current, spend.total());
    }
  }

  private void addFlags(Version version) {
    LocalDate day = version.period().firstDay();
    for (QualityFlag flag : version.flags()) {
      FlagSums sums = flags.computeIfAbsent(flag, any -> new FlagSums(day));
      sums.last = day;
      sums.accountDays++;
      sums.accounts.add(version.account().sid());
    }
  }

  private static void add(Change change, CurrentDay current, Prices now) {
    if (current.knownBefore()) {
      change.accrued().add(current.accrued());
      change.restated().add(current.restated());
      change.before().add(now.minus(current.accrued()).minus(current.restated()));
    } else {
      change.firstRead().add(now);
    }
  }

  private AccountSums sumsOf(Account account) {
    return accounts.computeIfAbsent(account.sid(), any -> new AccountSums(account));
  }

  UsageReport report(Checks checks) {
    return new UsageReport(
        scope.range(),
        scope.asKnownAt(),
        scope.run(),
        total,
        change,
        families,
        accounts.values().stream()
            .filter(sums -> sums.days > 0)
            .map(
                sums ->
                    new ReportedAccount(
                        sums.account, sums.total, sums.families, sums.days, sums.restated))
            .toList(),
        days,
        unknown.entrySet().stream()
            .map(
                entry ->
                    new UnknownCategory(
                        entry.getKey(),
                        entry.getValue(),
                        unknownDays.getOrDefault(entry.getKey(), 0)))
            .toList(),
        restatements.restatements(),
        List.copyOf(gaps.values()),
        flags.entrySet().stream()
            .map(
                entry ->
                    new FlaggedDays(
                        entry.getKey(),
                        entry.getValue().accountDays,
                        entry.getValue().accounts.size(),
                        new DateRange(entry.getValue().first, entry.getValue().last)))
            .toList(),
        checks);
  }
}
