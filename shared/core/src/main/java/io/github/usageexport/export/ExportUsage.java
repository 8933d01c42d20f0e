package io.github.usageexport.export;

import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.control.CategoryStore;
import io.github.usageexport.control.ControlCounts;
import io.github.usageexport.control.ControlTotals;
import io.github.usageexport.lake.ControlTotalRow;
import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.Partition;
import io.github.usageexport.lake.PartitionSource;
import io.github.usageexport.lake.UsageRow;
import io.github.usageexport.run.ExportOutcome;
import io.github.usageexport.snapshot.AccountStore;
import io.github.usageexport.snapshot.PeriodView;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

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

  /** Exports the partitions of one period. */
  public ExportOutcome export(String runId, UsagePeriod period) {
    ExportOutcome usage = exportUsage(runId, period);
    return period.granularity() == Granularity.DAILY
        ? usage.plus(exportControls(runId, period))
        : usage;
  }

  /** Exports the partitions of one period, but not what does not add up. */
  public ExportOutcome exportUsage(String runId, UsagePeriod period) {
    UsagePartitions usage = new UsagePartitions(snapshots, catalogue);
    RestatementPartitions restatements = new RestatementPartitions(snapshots, catalogue);
    CoveragePartitions coverage = new CoveragePartitions(snapshots, catalogue);
    List<Part<?>> parts = new ArrayList<>();
    parts.add(look(Datasets.usage(period.granularity()), period, usage::current, runId));
    if (period.granularity() == Granularity.DAILY) {
      parts.add(look(Datasets.USAGE_VERSIONS, period, usage::versions, runId));
      parts.add(look(Datasets.RESTATEMENTS, period, restatements::of, runId));
      parts.add(look(Datasets.COVERAGE, period, coverage::of, runId));
    }
    // After the lake was looked at: whoever wrote in between is noticed when this is put.
    PeriodView view = view(period);
    // Before anything is written: not every partition is rewritten at every version.
    parts.forEach(part -> part.update().requireNoneLost(view.versions()));
    ExportOutcome outcome = ExportOutcome.NOTHING;
    for (Part<?> part : parts) {
      outcome = outcome.plus(part.write(view, () -> view(period)));
    }
    return outcome;
  }

  /**
   * Begins the partition of a longer period that nobody asked for, so that its dataset can be
   * scanned; one that is there already stays as it is.
   */
  public ExportOutcome begin(String runId, UsagePeriod period) {
    Partition<UsageRow> partition = Datasets.usage(period.granularity()).partition(period);
    boolean isThere =
        lake.find(partition)
            .filter(
                object ->
                    lake.manifest(partition).filter(found -> found.describes(object)).isPresent())
            .isPresent();
    return isThere ? ExportOutcome.NOTHING : exportUsage(runId, period);
  }

  /** Exports what does not add up on a day and, on a month's first, in the month. */
  public ExportOutcome exportControls(String runId, UsagePeriod day) {
    ControlCounts[] counts = {ControlCounts.NONE};
    Part<ControlTotalRow> part =
        look(
            Datasets.CONTROL_TOTALS,
            day,
            view -> {
              ControlTotals.Compared compared = controls.compare(view);
              counts[0] = compared.counts();
              return compared.source(runId);
            },
            runId);
    return part.write(view(day), () -> view(day)).with(counts[0]);
  }

  /** Exports the dataset of categories. */
  public ExportOutcome exportCategories(String runId) {
    return bringUpToDate(
        Datasets.CATEGORIES, () -> CategoriesPartition.of(categories, catalogue), runId);
  }

  /** Exports the dataset of accounts. */
  public ExportOutcome exportAccounts(String runId) {
    return bringUpToDate(
        Datasets.ACCOUNTS, () -> AccountsPartition.of(accounts, catalogue.version()), runId);
  }

  private <R> ExportOutcome bringUpToDate(
      Dataset<R> dataset, Supplier<PartitionSource<R>> source, String runId) {
    PartitionUpdate<R> update =
        PartitionUpdate.look(lake, ofMoreVersions, runId, dataset.partition());
    return update.write(source.get(), source);
  }

  private <R> Part<R> look(
      Dataset<R> dataset,
      UsagePeriod period,
      Function<PeriodView, PartitionSource<R>> source,
      String runId) {
    return new Part<>(
        PartitionUpdate.look(lake, ofMoreVersions, runId, dataset.partition(period)), source);
  }

  /** One of the partitions of a period, which are written from one view of it. */
  private record Part<R>(
      PartitionUpdate<R> update, Function<PeriodView, PartitionSource<R>> source) {
    ExportOutcome write(PeriodView view, Supplier<PeriodView> again) {
      return update.write(source.apply(view), () -> source.apply(again.get()));
    }
  }

  private PeriodView view(UsagePeriod period) {
    return PeriodView.of(period, snapshots, accounts, settlement);
  }
}
