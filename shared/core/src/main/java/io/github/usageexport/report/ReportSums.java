package io.github.usageexport.report;

import io.github.usageexport.report.DayReader.Believed;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Category;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up a report: as much memory as it has accounts, days and families, whatever it reads. */
final class ReportSums {
  final GapSums gaps = new GapSums();
  private final ReportScope scope;
  private final Prices total = new Prices();
  private final SortedMap<String, Prices> families = new TreeMap<>();
  private final SortedMap<AccountSid, AccountSums> accounts = new TreeMap<>();
  private final List<ReportedDay> days = new ArrayList<>();
  private final SortedMap<Category, Prices> unknown = new TreeMap<>();
  private final Map<Category, Integer> unknownDays = new HashMap<>();
  private final FlagSums flags = new FlagSums();
  private final RestatementTally restatements;
  private final @Nullable Change change;

  ReportSums(ReportScope scope) {
    this.scope = scope;
    this.restatements = new RestatementTally(scope.run());
    this.change = scope.run() == null ? null : new Change();
  }

  void add(Believed believed, Account account, PricedContent priced) {
    total.add(priced.total());
    DaySums.addTo(families, priced.families());
    sumsOf(account).add(account, priced);
    DaySums.addTo(unknown, priced.unknown());
    priced.unknown().keySet().forEach(category -> unknownDays.merge(category, 1, Integer::sum));
    flags.add(believed.version());
    if (change != null) {
      add(change, believed, priced.total());
    }
  }

  private static void add(Change change, Believed believed, Prices now) {
    if (believed.knownBefore()) {
      change.accrued().add(believed.accrued());
      change.restated().add(believed.restated());
      change.before().add(now.minus(believed.accrued()).minus(believed.restated()));
    } else {
      change.firstRead().add(now);
    }
  }

  void add(RestatedDay restated) {
    restatements.add(restated);
    sumsOf(restated.account()).restated.add(restated.delta());
  }

  void add(ReportedDay day) {
    days.add(day);
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
            .filter(AccountSums::isObserved)
            .map(AccountSums::account)
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
        gaps.gaps(),
        flags.flags(),
        checks);
  }
}
