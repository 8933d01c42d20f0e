package io.github.usageexport.cli.store;

import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.control.CategoryStore;
import io.github.usageexport.control.ControlStore;
import io.github.usageexport.control.ControlTotals;
import io.github.usageexport.control.IncidentSearch;
import io.github.usageexport.export.ExportUsage;
import io.github.usageexport.export.ExportUsage.OfMoreVersions;
import io.github.usageexport.finish.ReportUsage;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.report.ControlChecks;
import io.github.usageexport.report.UsageReports;
import io.github.usageexport.run.RunStore;
import io.github.usageexport.snapshot.AccountStore;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SnapshotStore;
import java.time.Clock;

/**
 * All that one store keeps, open, and the stages over it. To be closed.
 *
 * @param closes what it is kept in
 */
public record Stores(
    SnapshotStore snapshots,
    AccountStore accounts,
    RunStore runs,
    ControlStore controls,
    CategoryStore categories,
    Closes closes)
    implements AutoCloseable {
  public static final CategoryCatalogue CATALOGUE = CategoryCatalogue.load();
  static final Settlement SETTLEMENT = Settlement.DEFAULT;

  /** Gives back what a store holds open. */
  @FunctionalInterface
  public interface Closes {
    void close();
  }

  public Recorder recorder() {
    return new Recorder(snapshots, SETTLEMENT, CATALOGUE::contains);
  }

  public ExportUsage export(LakeStore lake, OfMoreVersions ofMoreVersions, Clock clock) {
    return new ExportUsage(
        snapshots,
        accounts,
        lake,
        CATALOGUE,
        SETTLEMENT,
        totals(clock),
        categories,
        ofMoreVersions);
  }

  public ReportUsage report(LakeStore lake, Clock clock) {
    return new ReportUsage(reports(clock), runs, lake, clock);
  }

  public UsageReports reports(Clock clock) {
    return new UsageReports(
        snapshots,
        accounts,
        CATALOGUE,
        SETTLEMENT,
        new ControlChecks(totals(clock), new IncidentSearch(snapshots, accounts)));
  }

  private ControlTotals totals(Clock clock) {
    return new ControlTotals(snapshots, accounts, controls, CATALOGUE, SETTLEMENT, clock);
  }

  @Override
  public void close() {
    closes.close();
  }
}
