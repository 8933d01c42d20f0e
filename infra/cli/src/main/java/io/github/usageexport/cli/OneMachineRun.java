package io.github.usageexport.cli;

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
import io.github.usageexport.pipeline.CollectControls;
import io.github.usageexport.pipeline.CollectUsage;
import io.github.usageexport.pipeline.ControlTotals;
import io.github.usageexport.pipeline.ExportOutcome;
import io.github.usageexport.pipeline.ExportPlan;
import io.github.usageexport.pipeline.ExportRequest;
import io.github.usageexport.pipeline.ExportUsage;
import io.github.usageexport.pipeline.ExportUsage.OfMoreVersions;
import io.github.usageexport.pipeline.Pause;
import io.github.usageexport.pipeline.PlanExport;
import io.github.usageexport.pipeline.PlanExtras;
import io.github.usageexport.pipeline.ReportUsage;
import io.github.usageexport.pipeline.Run;
import io.github.usageexport.pipeline.RunReport;
import io.github.usageexport.pipeline.Slice;
import io.github.usageexport.pipeline.SliceOutcome;
import io.github.usageexport.pipeline.StatedNames;
import io.github.usageexport.pipeline.UnpricedDays;
import io.github.usageexport.pipeline.UnreadableException;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.twilio.Twilio;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All stages in one process, with the embedded store and a directory lake. It waits for another run
 * on the same folder to end.
 *
 * @param checks what is read beyond the days that are asked for
 * @param claim what to do with a lake that belongs to another store
 */
record OneMachineRun(
    Path data,
    Path lakeFolder,
    Environment.TwilioAccess access,
    Clock clock,
    Pause pause,
    LakeClaim claim,
    Checks checks,
    Progress progress) {
  private static final CategoryCatalogue CATALOGUE = CategoryCatalogue.load();
  private static final Settlement SETTLEMENT = Settlement.DEFAULT;

  /**
   * What a run reads besides.
   *
   * @param rereadDays how far back days whose prices look late or lost are read again
   */
  record Checks(boolean controls, int rereadDays) {
    static final Checks DEFAULT = new Checks(true, UnpricedDays.DEFAULT_LOOKBACK_DAYS);
  }

  /** What to do with a lake that belongs to another store. */
  enum LakeClaim {
    REFUSE,
    ADOPT
  }

  /** A run that fails as a whole has a report as well. */
  RunReport run(ExportRequest request, String runId) {
    Run run = PlanExport.startOf(request, runId, clock);
    LakeStore lake = new DirectoryLakeStore(lakeFolder);
    try (Twilio twilio = access.open(clock, pause)) {
      try (DataFolderLock _ = DataFolderLock.acquire(data, runId, progress::waitingFor);
          SqliteDatabase database = SqliteDatabase.open(data, new SecureRandom())) {
        return new Stages(database, lake, twilio).run(request, runId);
      } catch (UnreadableException e) {
        return failed(run, e.problem().detail() + ". " + e.problem().remedy(), twilio, lake);
      } catch (StoreException | LakeException e) {
        return failed(run, String.valueOf(e.getMessage()), twilio, lake);
      }
    }
  }

  /** In the store it stays a run that never ended, so that the next one exports its days. */
  private RunReport failed(Run run, String problem, Twilio twilio, LakeStore lake) {
    return RunReport.failed(
        run, problem, twilio.metrics().counts(), lake.location(), clock.instant());
  }

  private final class Stages {
    private final SnapshotStore snapshots;
    private final SqliteRunStore runs;
    private final SqliteAccountStore accounts;
    private final SqliteControlStore controls;
    private final SqliteCategoryStore categories;
    private final ControlTotals totals;
    private final LakeStore lake;
    private final Twilio twilio;
    private final PlanExport plan;
    private final ReportUsage report;

    Stages(SqliteDatabase database, LakeStore lake, Twilio twilio) {
      this.snapshots = new SqliteSnapshotStore(database);
      this.runs = new SqliteRunStore(database);
      this.accounts = new SqliteAccountStore(database);
      this.controls = new SqliteControlStore(database);
      this.categories = new SqliteCategoryStore(database);
      this.lake = lake;
      this.twilio = twilio;
      this.plan = new PlanExport(twilio.accounts(), accounts, runs, clock, extras());
      this.totals = new ControlTotals(snapshots, accounts, controls, CATALOGUE, SETTLEMENT, clock);
      this.report =
          new ReportUsage(StoredReports.over(snapshots, accounts, totals), runs, lake, clock);
    }

    private PlanExtras extras() {
      return new PlanExtras(
          checks.controls(), Optional.of(new UnpricedDays(snapshots, checks.rereadDays())));
    }

    RunReport run(ExportRequest request, String runId) throws UnreadableException {
      Run run = plan.start(request, runId);
      LakeOwner owner = new LakeOwner(snapshots.id(), data.toString(), clock.instant());
      if (claim == LakeClaim.REFUSE) {
        lake.claim(owner);
      }
      ExportPlan planned = plan.begin(request, run);
      if (claim == LakeClaim.ADOPT) {
        lake.adopt(owner);
      }
      List<SliceOutcome> outcomes = collect(planned);
      snapshots.flush();
      return report.report(planned, outcomes, export(planned), twilio.metrics().counts());
    }

    private List<SliceOutcome> collect(ExportPlan planned) {
      progress.planned(planned, twilio.metrics());
      CollectUsage collect =
          new CollectUsage(
              twilio.usage(),
              new Recorder(snapshots, SETTLEMENT, CATALOGUE::contains),
              runs,
              clock,
              access.settings().maxConcurrency(),
              new CollectControls(
                  twilio.controls(),
                  controls,
                  snapshots,
                  clock,
                  access.settings().maxConcurrency()),
              new StatedNames(categories));
      List<Slice> slices = planned.batches().stream().flatMap(List::stream).toList();
      List<SliceOutcome> outcomes =
          new ArrayList<>(collect.collect(planned.run().id(), slices, progress));
      collect.collectControls(planned.run().id(), planned.controls(), outcomes);
      outcomes.addAll(planned.resumed());
      return outcomes;
    }

    private ExportOutcome export(ExportPlan planned) {
      ExportUsage export =
          new ExportUsage(
              snapshots,
              accounts,
              lake,
              CATALOGUE,
              SETTLEMENT,
              totals,
              categories,
              claim == LakeClaim.ADOPT ? OfMoreVersions.REPLACE : OfMoreVersions.REFUSE);
      progress.exporting(planned.periods().size());
      return ParallelExport.of(export, planned, progress);
    }
  }
}
