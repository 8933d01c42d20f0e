package io.github.usageexport.export;

import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.lake.AccountRuns;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.PartitionFooter;
import io.github.usageexport.lake.PartitionSource;
import io.github.usageexport.lake.RestatementRow;
import io.github.usageexport.snapshot.Digest;
import io.github.usageexport.snapshot.PeriodView;
import io.github.usageexport.snapshot.Restatement;
import io.github.usageexport.snapshot.SettlementState;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.Version;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What each version of a day changed against the one it replaced. */
record RestatementPartitions(SnapshotStore snapshots, CategoryCatalogue catalogue) {

  PartitionSource<RestatementRow> of(PeriodView view) {
    // Another store's versions of the same amounts are other versions.
    Digest digest =
        new Digest().add(Datasets.SCHEMA_VERSION).add(catalogue.version()).add(snapshots.id());
    view.beliefs()
        .filter(entry -> entry.getValue().current() > 1)
        .forEach(
            entry ->
                digest
                    .add(entry.getKey())
                    .add(entry.getValue().current())
                    .add(entry.getValue().digest()));
    return new PartitionSource<>(
        new PartitionFooter(digest.hex(), view.versions(), catalogue.version()),
        view.begins(),
        () ->
            AccountRuns.grouped(
                    snapshots.versions(view.period()), version -> version.account().sid())
                .flatMap(versions -> rows(view, versions)));
  }

  private Stream<RestatementRow> rows(PeriodView view, List<Version> versions) {
    Map<Integer, Version> byNumber = new HashMap<>();
    List<RestatementRow> rows = new ArrayList<>();
    for (Version version : versions) {
      byNumber.put(version.number(), version);
      Version.Replaced replaced = version.replaced();
      if (replaced != null) {
        Version previous = byNumber.get(replaced.number());
        if (previous == null) {
          throw new IllegalStateException(
              "version %d of %s on %s is missing"
                  .formatted(replaced.number(), version.account().sid(), view.period()));
        }
        rows.addAll(rows(view, previous, version, replaced));
      }
    }
    return rows.stream().sorted(Datasets.RESTATEMENTS.order());
  }

  private List<RestatementRow> rows(
      PeriodView view, Version previous, Version version, Version.Replaced replaced) {
    SettlementState state = view.settlement().state(view.period(), replaced);
    return Restatement.between(previous, version, state, snapshots.categories(version.categories()))
        .changes()
        .stream()
        .map(change -> row(version, replaced, state, change))
        .toList();
  }

  private RestatementRow row(
      Version version,
      Version.Replaced replaced,
      SettlementState previousState,
      Restatement.Change change) {
    LocalDate observedDay = LocalDate.ofInstant(version.observedAt(), ZoneOffset.UTC);
    return new RestatementRow(
        version.account().sid(),
        version.account().name(),
        change.after().category(),
        catalogue.find(change.after().category()).role().name(),
        change.after().description(),
        change.after().countUnit(),
        change.after().usageUnit(),
        change.after().priceUnit(),
        replaced.number(),
        version.number(),
        replaced.asOf(),
        version.asOf(),
        replaced.observedAt(),
        version.observedAt(),
        previousState.name(),
        change.before().count(),
        change.after().count(),
        change.before().usage(),
        change.after().usage(),
        change.before().price(),
        change.after().price(),
        change.type().name(),
        (int) ChronoUnit.DAYS.between(version.period().firstDay(), observedDay),
        previousState == SettlementState.CLOSED,
        version.runId());
  }
}
