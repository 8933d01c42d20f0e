package io.github.usageexport.report;

import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.snapshot.AccountStore;
import io.github.usageexport.snapshot.Head;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Creates usage reports from the daily values in the stores. Reads day by day and keeps only sums.
 */
public record UsageReports(
    SnapshotStore snapshots,
    AccountStore accounts,
    CategoryCatalogue catalogue,
    Settlement settlement,
    ChecksSource checks) {

  /**
   * @throws StoreException if the stores cannot be read
   */
  public UsageReport of(ReportScope scope) {
    return new Reading(scope).report();
  }

  private final class Reading {
    private final ReportScope scope;
    private final KnownAt knownAt;
    private final ReportSums sums;
    private final @Nullable Instant runStarted;
    private final SortedMap<AccountSid, KnownAccount> known = new TreeMap<>();

    Reading(ReportScope scope) {
      this.scope = scope;
      this.knownAt = new KnownAt(scope.asKnownAt(), settlement);
      this.sums = new ReportSums(scope);
      this.runStarted = scope.run() == null ? null : scope.run().startedAt();
      accounts.accounts().stream()
          .filter(knownAt::holds)
          .forEach(account -> known.put(account.account().sid(), account));
    }

    UsageReport report() {
      UsagePeriod.touchedBy(Granularity.DAILY, scope.range())
          .takeWhile(knownAt::hasBegun)
          .forEach(this::read);
      return sums.report(checks.of(scope.range(), scope.asKnownAt()));
    }

    private void read(UsagePeriod day) {
      SortedMap<AccountSid, Head> heads = new TreeMap<>();
      snapshots.heads(day).forEach(head -> heads.put(head.account(), head.head()));
      ReportSums.Day daySums = sums.new Day(day.firstDay());
      Set<AccountSid> observed = new HashSet<>();
      DayReader reader =
          new DayReader(
              knownAt,
              catalogue,
              runStarted,
              current -> {
                AccountSid account = current.version().account().sid();
                observed.add(account);
                add(current, heads.get(account), daySums);
              },
              daySums::add);
      try (Stream<Version> versions = versions(day, heads)) {
        reader.read(versions);
      }
      known.values().stream()
          .filter(account -> account.account().livesIn(day))
          .forEach(account -> addGap(account, heads, observed, daySums));
      daySums.end();
    }

    private Stream<Version> versions(UsagePeriod day, Map<AccountSid, Head> heads) {
      boolean everChanged =
          heads.values().stream()
              .flatMap(head -> head.known().stream())
              .anyMatch(belief -> belief.current() > 1);
      return everChanged ? snapshots.versions(day) : snapshots.currentVersions(day);
    }

    private void add(DayReader.CurrentDay current, @Nullable Head head, ReportSums.Day daySums) {
      Version version = current.version();
      Instant confirmed = knownAt.confirmedAsOf(version, head);
      daySums.add(
          current,
          nameOf(version),
          DaySpend.of(version, catalogue),
          knownAt.state(version, confirmed),
          confirmed);
    }

    /** As last listed; as recorded, for a report of a past time. */
    private Account nameOf(Version version) {
      KnownAccount account = known.get(version.account().sid());
      return knownAt.isOfNow() && account != null ? account.account() : version.account();
    }

    private void addGap(
        KnownAccount account,
        Map<AccountSid, Head> heads,
        Set<AccountSid> observed,
        ReportSums.Day daySums) {
      AccountSid sid = account.account().sid();
      boolean isObserved = observed.contains(sid);
      FailureReason reason = reason(account, heads.get(sid)).orElse(null);
      if (!isObserved || reason != null) {
        daySums.addGap(account.account(), reason, isObserved);
      }
    }

    private Optional<FailureReason> reason(KnownAccount account, @Nullable Head head) {
      if (!knownAt.isOfNow()) {
        return Optional.empty();
      }
      if (!account.listed()) {
        return Optional.of(FailureReason.ACCOUNT_GONE);
      }
      return Optional.ofNullable(head).map(Head::reason);
    }
  }
}
