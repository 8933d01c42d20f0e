package io.github.usageexport.pipeline;

import io.github.usageexport.control.CatalogueEntry;
import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.PartitionFooter;
import io.github.usageexport.lake.UsageRow;
import io.github.usageexport.snapshot.Digest;
import io.github.usageexport.snapshot.Head.Belief;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.SettlementState;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.UsagePeriod;
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
              digest
                  .add(account.sid())
                  .add(account.name())
                  .add(account.status())
                  .add(account.parent())
                  .add(belief.current())
                  .add(belief.asOf())
                  .add(belief.digest())
                  .add(view.state(belief));
            });
    return new PartitionSource<>(
        new PartitionFooter(digest.hex(), view.versions(), catalogue.version()),
        view.beliefs().findAny().isEmpty(),
        () ->
            snapshots
                .currentVersions(view.period())
                .flatMap(version -> currentRows(view, version)));
  }

  /** {@code usage_versions}. */
  PartitionSource<UsageRow> versions(PeriodView view) {
    Digest digest = digest();
    view.beliefs()
        .forEach(
            entry ->
                digest
                    .add(entry.getKey())
                    .add(entry.getValue().versions())
                    .add(entry.getValue().digest()));
    return new PartitionSource<>(
        new PartitionFooter(digest.hex(), view.versions(), catalogue.version()),
        view.beliefs().findAny().isEmpty(),
        () ->
            AccountRuns.sorted(
                snapshots.versions(view.period()),
                version -> version.account().sid(),
                version -> recordedRows(view, version),
                Datasets.USAGE_VERSIONS.order()));
  }

  private Stream<UsageRow> currentRows(PeriodView view, Version version) {
    return view.belief(version.account().sid()).stream()
        .filter(belief -> belief.current() == version.number())
        .flatMap(
            belief ->
                rows(version, account(view, version.account().sid()), belief, view.state(belief)));
  }

  private Stream<UsageRow> recordedRows(PeriodView view, Version version) {
    return view.belief(version.account().sid()).stream()
        .flatMap(
            belief ->
                rows(
                    version,
                    version.account(),
                    belief,
                    view.settlement().state(view.period(), version.asOf(), version.asOf())));
  }

  private Stream<UsageRow> rows(
      Version version, Account account, Belief belief, SettlementState state) {
    DateRange days = days(version, account);
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

  /** The part of the period that the account had lived by the version's as_of. */
  private static DateRange days(Version version, Account account) {
    UsagePeriod period = version.period();
    LocalDate stated = LocalDate.ofInstant(version.asOf(), ZoneOffset.UTC);
    DateRange whole = period.days();
    DateRange lived = account.lifeWithin(whole).orElse(whole);
    return lived.until(stated).orElse(lived);
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
