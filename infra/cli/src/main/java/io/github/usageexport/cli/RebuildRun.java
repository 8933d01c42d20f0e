package io.github.usageexport.cli;

import io.github.usageexport.cli.OneMachineRun.LakeClaim;
import io.github.usageexport.cli.lake.DirectoryLakeStore;
import io.github.usageexport.cli.sqlite.DataFolderLock;
import io.github.usageexport.cli.sqlite.SqliteAccountStore;
import io.github.usageexport.cli.sqlite.SqliteCategoryStore;
import io.github.usageexport.cli.sqlite.SqliteControlStore;
import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.cli.sqlite.SqliteRunStore;
import io.github.usageexport.cli.sqlite.SqliteSnapshotStore;
import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.LakeOwner;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.pipeline.ControlTotals;
import io.github.usageexport.pipeline.ExportOutcome;
import io.github.usageexport.pipeline.ExportPlan;
import io.github.usageexport.pipeline.ExportUsage;
import io.github.usageexport.pipeline.ExportUsage.OfMoreVersions;
import io.github.usageexport.pipeline.PlanRebuild;
import io.github.usageexport.pipeline.ReportUsage;
import io.github.usageexport.pipeline.RequestedRange;
import io.github.usageexport.pipeline.RunReport;
import io.github.usageexport.pipeline.RunReport.SourceCounts;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.usage.Granularity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the lake from the embedded store, without Twilio: what is missing there, or is not what
 * the store holds. It waits for another run on the same folder to end.
 *
 * @param claim what to do with a lake that belongs to another store
 */
record RebuildRun(Path data, Path lakeFolder, Clock clock, LakeClaim claim, Progress progress) {
  private static final CategoryCatalogue CATALOGUE = CategoryCatalogue.load();

  /**
   * @param range only periods that its days touch; empty means all that the store knows
   * @param granularities only these; empty means all
   */
  RunReport run(String runId, Optional<RequestedRange> range, Set<Granularity> granularities) {
    LakeStore lake = new DirectoryLakeStore(lakeFolder);
    try {
      requireStore();
      try (DataFolderLock _ = DataFolderLock.acquire(data, runId, progress::waitingFor);
          SqliteDatabase database = SqliteDatabase.open(data, new SecureRandom())) {
        return rebuild(database, lake, runId, range, granularities);
      }
    } catch (StoreException | LakeException e) {
      return RunReport.failed(
          PlanRebuild.startOf(runId, range, clock),
          String.valueOf(e.getMessage()),
          SourceCounts.NONE,
          lake.location(),
          clock.instant());
    }
  }

  /** A store that is not there must not be made here: its lake would be an empty one. */
  private void requireStore() {
    Path file = data.resolve(SqliteDatabase.FILE_NAME);
    if (!Files.exists(file)) {
      throw new StoreException(
          "There is no store %s to rebuild the lake from: name its folder with --data"
              .formatted(file));
    }
  }

  private RunReport rebuild(
      SqliteDatabase database,
      LakeStore lake,
      String runId,
      Optional<RequestedRange> range,
      Set<Granularity> granularities) {
    SnapshotStore snapshots = new SqliteSnapshotStore(database);
    SqliteAccountStore accounts = new SqliteAccountStore(database);
    SqliteRunStore runs = new SqliteRunStore(database);
    ExportPlan plan =
        new PlanRebuild(snapshots, accounts, runs, clock).plan(runId, range, granularities);
    LakeOwner owner = new LakeOwner(snapshots.id(), data.toString(), clock.instant());
    if (claim == LakeClaim.ADOPT) {
      lake.adopt(owner);
    } else {
      lake.claim(owner);
    }
    snapshots.flush();
    ControlTotals totals =
        new ControlTotals(
            snapshots,
            accounts,
            new SqliteControlStore(database),
            CATALOGUE,
            Settlement.DEFAULT,
            clock);
    ExportUsage export =
        new ExportUsage(
            snapshots,
            accounts,
            lake,
            CATALOGUE,
            Settlement.DEFAULT,
            totals,
            new SqliteCategoryStore(database),
            claim == LakeClaim.ADOPT ? OfMoreVersions.REPLACE : OfMoreVersions.REFUSE);
    progress.exporting(plan.periods().size());
    ExportOutcome outcome = ParallelExport.of(export, plan, progress);
    return new ReportUsage(StoredReports.over(snapshots, accounts, totals), runs, lake, clock)
        .report(plan, List.of(), outcome, SourceCounts.NONE);
  }
}
