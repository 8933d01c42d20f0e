package io.github.usageexport.export;

import io.github.usageexport.control.CatalogueEntry;
import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.lake.AccountRuns;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.PartitionFooter;
import io.github.usageexport.lake.PartitionSource;
import io.github.usageexport.lake.UsageRow;
import io.github.usageexport.snapshot.Digest;
import io.github.usageexport.snapshot.Head.Belief;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.snapshot.PeriodView;
import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.SettlementState;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** What is believed now of a period, and every version that ever was. */
record UsagePartitions(SnapshotStore snapshots, CategoryCatalogue catalogue) {

  /** {@code usage_daily}, {@code usage_monthly}, {@code usage_yearly} or {@code usage_all_time}. */
  PartitionSource<UsageRow> current(PeriodView view) {
    Digest digest = digest();
    view.beliefs()
        .forEach(
            entry -> {
              Account account = account(view, entry.getKey());
              Belief belief = entry.getValue();
              DateRange days = days(view.period(), account, belief.confirmedAsOf());
              digest
                  .add(account.sid())
                  .add(account.name())
                  .add(account.status())
                  .add(account.parent())
                  .add(belief.current())
                  .add(belief.asOf())
                  .add(belief.digest())
                  .add(view.state(belief))
                  .add(days.start())
                  .add(days.end());
            });
    return new PartitionSource<>(
        new PartitionFooter(digest.hex(), view.versions(), catalogue.version()),
        view.begins(),
        () -> view.current(snapshots).flatMap(version -> currentRows(view, version)));
  }

  /** {@code usage_versions}. */
  PartitionSource<UsageRow> versions(PeriodView view) {
    // Another store's versions of the same amounts are other versions.
    Digest digest = digest().add(snapshots.id());
    view.beliefs()
        .forEach(
            entry ->
                digest
                    .add(entry.getKey())
                    .add(entry.getValue().versions())
                    .add(entry.getValue().digest()));
    return new PartitionSource<>(
        new PartitionFooter(digest.hex(), view.versions(), catalogue.version()),
        view.begins(),
        () ->
            AccountRuns.sorted(
                snapshots.versions(view.period()),
                version -> version.account().sid(),
                version -> recordedRows(view, version),
                Datasets.USAGE_VERSIONS.order()));
  }

  private Stream<UsageRow> currentRows(PeriodView view, Version version) {
    return view.belief(version.account().sid()).stream()
        .flatMap(
            belief ->
                rows(
                    version,
                    account(view, version.account().sid()),
                    belief,
                    view.state(belief),
                    belief.confirmedAsOf()));
  }

  private Stream<UsageRow> recordedRows(PeriodView view, Version version) {
    return view.belief(version.account().sid()).stream()
        .flatMap(
            belief ->
                rows(
                    version,
                    version.account(),
                    belief,
                    view.settlement().state(view.period(), version.asOf(), version.asOf()),
                    version.asOf()));
  }

  private Stream<UsageRow> rows(
      Version version, Account account, Belief belief, SettlementState state, Instant statedUntil) {
    DateRange days = days(version.period(), account, statedUntil);
    List<String> flags = version.flags().stream().sorted().map(QualityFlag::name).toList();
    return version.rows().stream()
        .map(amounts -> row(version, account, belief, state, days, flags, amounts));
  }

  private UsageRow row(
      Version version,
      Account account,
      Belief belief,
      SettlementState state,
      DateRange days,
      List<String> flags,
      StatedAmounts amounts) {
    CatalogueEntry entry = catalogue.find(amounts.category());
    return new UsageRow(
        account.sid(),
        account.name(),
        account.status(),
        account.parent(),
        amounts.category(),
        amounts.description(),
        entry.role().name(),
        entry.family(),
        amounts.count(),
        amounts.usage(),
        amounts.price(),
        amounts.countUnit(),
        amounts.usageUnit(),
        amounts.priceUnit(),
        days.start(),
        days.end(),
        version.asOf(),
        version.observedAt(),
        belief.firstObservedAt(),
        version.number(),
        state.name(),
        flags,
        version.runId());
  }

  /** The part of the period that the account had lived by {@code statedUntil}. */
  private static DateRange days(UsagePeriod period, Account account, Instant statedUntil) {
    DateRange whole = period.days();
    DateRange lived = account.lifeWithin(whole).orElse(whole);
    return lived.until(LocalDate.ofInstant(statedUntil, ZoneOffset.UTC)).orElse(lived);
  }

  private Digest digest() {
    return new Digest().add(Datasets.SCHEMA_VERSION).add(catalogue.version());
  }

  private static Account account(PeriodView view, AccountSid account) {
    KnownAccount known = view.accounts().get(account);
    if (known == null) {
      throw new IllegalStateException("account " + account + " has usage and was never listed");
    }
    return known.account();
  }
}
