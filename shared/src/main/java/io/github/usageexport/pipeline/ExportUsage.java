package io.github.usageexport.pipeline;

import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.control.CategoryStore;
import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.LakeConflict;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.LakeObject;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.Partition;
import io.github.usageexport.snapshot.AccountStore;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The third stage: makes the lake say what the store holds. Each partition is a function of the
 * store alone and is replaced only if its content changed, so running it again completes what a
 * dead run left.
 */
public record ExportUsage(
    SnapshotStore snapshots,
    AccountStore accounts,
    LakeStore lake,
    CategoryCatalogue catalogue,
    Settlement settlement,
    ControlTotals controls,
    CategoryStore categories,
    OfMoreVersions ofMoreVersions) {

  /** What to do with a partition that holds more versions than the store. */
  public enum OfMoreVersions {
    /** Stop: the store has lost what the lake still shows. */
    REFUSE,
    /** Replace it, and count what that drops: the user gave the lake to this store. */
    REPLACE
  }

  /** Writers that lose a race look again; so many in a row are no race. */
  private static final int TRIES = 20;

  /** Exports the partitions of one period. */
  public ExportOutcome export(String runId, UsagePeriod period) {
    UsagePartitions usage = new UsagePartitions(snapshots, catalogue);
    RestatementPartitions restatements = new RestatementPartitions(snapshots, catalogue);
    CoveragePartitions coverage = new CoveragePartitions(snapshots, catalogue);
    ExportOutcome outcome =
        bringUpToDate(Datasets.usage(period.granularity()), period, usage::current, runId);
    if (period.granularity() != Granularity.DAILY) {
      return outcome;
    }
    return outcome
        .plus(bringUpToDate(Datasets.USAGE_VERSIONS, period, usage::versions, runId))
        .plus(bringUpToDate(Datasets.RESTATEMENTS, period, restatements::of, runId))
        .plus(bringUpToDate(Datasets.COVERAGE, period, coverage::of, runId))
        .plus(exportControls(runId, period));
  }

  /** Exports what does not add up on a day and, on a month's first, in the month. */
  public ExportOutcome exportControls(String runId, UsagePeriod day) {
    ControlCounts[] counts = {ControlCounts.NONE};
    ExportOutcome outcome =
        bringUpToDate(
            Datasets.CONTROL_TOTALS,
            day,
            view -> {
              ControlTotals.Compared compared = controls.compare(view);
              counts[0] = compared.counts();
              return compared.source(runId);
            },
            runId);
    return outcome.with(counts[0]);
  }

  /** Exports the dataset of categories. */
  public ExportOutcome exportCategories(String runId) {
    return bringUpToDate(
        Datasets.CATEGORIES.partition(),
        () -> CategoriesPartition.of(categories, catalogue),
        runId);
  }

  /** Exports the dataset of accounts. */
  public ExportOutcome exportAccounts(String runId) {
    return bringUpToDate(
        Datasets.ACCOUNTS.partition(),
        () -> AccountsPartition.of(accounts, catalogue.version()),
        runId);
  }

  private <R> ExportOutcome bringUpToDate(
      Dataset<R> dataset,
      UsagePeriod period,
      Function<PeriodView, PartitionSource<R>> source,
      String runId) {
    return bringUpToDate(
        dataset.partition(period),
        () -> source.apply(PeriodView.of(period, snapshots, accounts, settlement)),
        runId);
  }

  /** Looks at the object before it reads the store: what it then writes cannot be older. */
  private <R> ExportOutcome bringUpToDate(
      Partition<R> partition, Supplier<PartitionSource<R>> source, String runId) {
    for (int attempt = 1; ; attempt++) {
      try {
        Optional<LakeObject> standing = lake.find(partition);
        return write(partition, standing, source.get(), runId);
      } catch (LakeConflict e) {
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  @SuppressWarnings("StreamToIterable") // a writer walks the rows once
  private <R> ExportOutcome write(
      Partition<R> partition,
      Optional<LakeObject> standing,
      PartitionSource<R> source,
      String runId) {
    if (standing.isPresent()) {
      LakeObject object = standing.get();
      if (ofMoreVersions == OfMoreVersions.REFUSE) {
        requireNoneLost(partition, object, source);
      }
      if (object.footer().equals(source.footer())) {
        if (lake.manifest(partition).filter(found -> found.describes(object)).isEmpty()) {
          lake.writeManifest(partition, object, runId);
        }
        return ExportOutcome.UNCHANGED;
      }
    } else if (source.empty()) {
      return ExportOutcome.NOTHING;
    }
    try (Stream<R> rows = source.rows().get()) {
      LakeObject written =
          lake.replace(partition, source.footer(), rows::iterator, runId, standing.orElse(null));
      long before = standing.map(object -> object.footer().versions()).orElse(0L);
      long dropped = Math.max(0, before - source.footer().versions());
      return new ExportOutcome(1, 0, written.rows(), written.bytes(), dropped);
    }
  }

  private static void requireNoneLost(
      Partition<?> partition, LakeObject object, PartitionSource<?> source) {
    long inLake = object.footer().versions();
    if (inLake > source.footer().versions()) {
      throw new LakeException(
          "%s holds %d versions and the store %d: the store is older than the lake. Restore the"
                  .formatted(partition, inLake, source.footer().versions())
              + " store, or take the lake over with --adopt-lake");
    }
  }
}
