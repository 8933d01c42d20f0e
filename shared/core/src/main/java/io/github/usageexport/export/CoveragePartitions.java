package io.github.usageexport.export;

import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.lake.CoverageRow;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.PartitionFooter;
import io.github.usageexport.lake.PartitionSource;
import io.github.usageexport.snapshot.Digest;
import io.github.usageexport.snapshot.Head;
import io.github.usageexport.snapshot.Head.Belief;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.snapshot.PeriodView;
import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.FailureReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which accounts were observed on a day, and why the others were not. */
record CoveragePartitions(SnapshotStore snapshots, CategoryCatalogue catalogue) {

  PartitionSource<CoverageRow> of(PeriodView view) {
    Digest digest = new Digest().add(Datasets.SCHEMA_VERSION);
    view.alive()
        .forEach(
            known -> {
              Account account = known.account();
              digest
                  .add(account.sid())
                  .add(account.name())
                  .add(account.status())
                  .add(known.listed())
                  .add(reason(view, known).orElse(null));
              view.belief(account.sid())
                  .ifPresentOrElse(
                      belief ->
                          digest
                              .add(belief.versions())
                              .add(belief.current())
                              .add(belief.digest())
                              .add(belief.asOf())
                              .add(belief.confirmedAsOf())
                              .add(view.state(belief)),
                      () -> digest.add(null));
            });
    return new PartitionSource<>(
        new PartitionFooter(digest.hex(), view.versions(), catalogue.version()),
        view.begins(),
        () -> rows(view));
  }

  /** What a row says of a version; the versions themselves would not fit in memory. */
  private record Stated(int categories, int nonzero, List<String> flags, String runId) {
    static Stated of(Version version) {
      return new Stated(
          version.categoriesStated(),
          version.content().categories(),
          version.flags().stream().sorted().map(QualityFlag::name).toList(),
          version.runId());
    }
  }

  private Stream<CoverageRow> rows(PeriodView view) {
    Map<AccountSid, Stated> stated = new HashMap<>();
    try (Stream<Version> versions = view.current(snapshots)) {
      versions.forEach(version -> stated.put(version.account().sid(), Stated.of(version)));
    }
    return view.alive().map(known -> row(view, known, stated.get(known.account().sid())));
  }

  private static CoverageRow row(PeriodView view, KnownAccount known, @Nullable Stated stated) {
    Account account = known.account();
    String reason = reason(view, known).map(FailureReason::name).orElse(null);
    Optional<Belief> held = view.belief(account.sid());
    if (held.isEmpty() || stated == null) {
      return new CoverageRow(
          account.sid(),
          account.name(),
          account.status(),
          known.listed(),
          false,
          reason,
          null,
          null,
          null,
          null,
          null,
          0,
          null,
          List.of(),
          null);
    }
    Belief belief = held.get();
    return new CoverageRow(
        account.sid(),
        account.name(),
        account.status(),
        known.listed(),
        true,
        reason,
        stated.categories(),
        stated.nonzero(),
        belief.asOf(),
        belief.confirmedAsOf(),
        belief.observedAt(),
        belief.versions(),
        view.state(belief).name(),
        stated.flags(),
        stated.runId());
  }

  private static Optional<FailureReason> reason(PeriodView view, KnownAccount known) {
    if (!known.listed()) {
      return Optional.of(FailureReason.ACCOUNT_GONE);
    }
    return Optional.ofNullable(view.heads().get(known.account().sid())).map(Head::reason);
  }
}
