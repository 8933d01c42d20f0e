package io.github.usageexport.functions;

import static io.github.usageexport.functions.Invocation.invoke;

import io.github.usageexport.aws.lambda.Telemetry;
import io.github.usageexport.cli.lake.DirectoryLakeStore;
import io.github.usageexport.cli.sqlite.SqliteAccountStore;
import io.github.usageexport.cli.sqlite.SqliteCategoryStore;
import io.github.usageexport.cli.sqlite.SqliteControlStore;
import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.cli.sqlite.SqliteRunStore;
import io.github.usageexport.cli.sqlite.SqliteSnapshotStore;
import io.github.usageexport.collect.CollectControls;
import io.github.usageexport.collect.CollectUsage;
import io.github.usageexport.collect.StatedNames;
import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.control.ControlTotals;
import io.github.usageexport.control.IncidentSearch;
import io.github.usageexport.export.ExportUsage;
import io.github.usageexport.export.ExportUsage.OfMoreVersions;
import io.github.usageexport.finish.Notifier;
import io.github.usageexport.finish.ReportUsage;
import io.github.usageexport.functions.collectusage.CollectBatch;
import io.github.usageexport.functions.collectusage.CollectUsageHandler;
import io.github.usageexport.functions.exportusage.ExportPartition;
import io.github.usageexport.functions.exportusage.ExportUsageHandler;
import io.github.usageexport.functions.planexport.PlanExportHandler;
import io.github.usageexport.functions.planexport.PlanRun;
import io.github.usageexport.functions.reportusage.EndRun;
import io.github.usageexport.functions.reportusage.ReportUsageHandler;
import io.github.usageexport.handoff.JsonFields;
import io.github.usageexport.handoff.Tallies;
import io.github.usageexport.lake.LakeOwner;
import io.github.usageexport.lake.RunFile;
import io.github.usageexport.plan.LakeStart;
import io.github.usageexport.plan.PlanExport;
import io.github.usageexport.plan.PlanOnce;
import io.github.usageexport.report.ControlChecks;
import io.github.usageexport.report.UsageReports;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.twilio.Twilio;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The four functions over the embedded store, a directory lake and a Twilio. */
final class StateMachine {
  private static final CategoryCatalogue CATALOGUE = CategoryCatalogue.load();

  private final DirectoryLakeStore lake;
  private final PlanExportHandler planExport;
  private final CollectUsageHandler collectUsage;
  private final ExportUsageHandler exportUsage;
  private final ReportUsageHandler reportUsage;
  private final Clock clock;
  private int executions;

  StateMachine(SqliteDatabase database, Path lakeFolder, Twilio twilio, Clock clock) {
    SqliteSnapshotStore snapshots = new SqliteSnapshotStore(database);
    SqliteAccountStore accounts = new SqliteAccountStore(database);
    SqliteControlStore controls = new SqliteControlStore(database);
    SqliteCategoryStore categories = new SqliteCategoryStore(database);
    SqliteRunStore runs = new SqliteRunStore(database);
    this.clock = clock;
    lake = new DirectoryLakeStore(lakeFolder);
    planExport =
        new PlanExportHandler(
            new PlanRun(
                new PlanOnce(
                    new PlanExport(twilio.accounts(), accounts, runs, clock),
                    lake,
                    new LakeOwner(snapshots.id(), "the embedded store", clock.instant()),
                    new LakeStart(LocalDate.of(2026, 1, 1))),
                telemetry("plan-export")));
    collectUsage =
        new CollectUsageHandler(
            new CollectBatch(
                new CollectUsage(
                    twilio.usage(),
                    new Recorder(snapshots, Settlement.DEFAULT, CATALOGUE::contains),
                    runs,
                    clock,
                    20,
                    new CollectControls(twilio.controls(), controls, snapshots, clock, 20),
                    new StatedNames(categories)),
                twilio.metrics()::counts,
                new Tallies(lake),
                telemetry("collect-usage"),
                clock));
    ControlTotals totals =
        new ControlTotals(snapshots, accounts, controls, CATALOGUE, Settlement.DEFAULT, clock);
    exportUsage =
        new ExportUsageHandler(
            new ExportPartition(
                new ExportUsage(
                    snapshots,
                    accounts,
                    lake,
                    CATALOGUE,
                    Settlement.DEFAULT,
                    totals,
                    categories,
                    OfMoreVersions.REFUSE),
                new Tallies(lake),
                telemetry("export-usage")));
    UsageReports reports =
        new UsageReports(
            snapshots,
            accounts,
            CATALOGUE,
            Settlement.DEFAULT,
            new ControlChecks(totals, new IncidentSearch(snapshots, accounts)));
    reportUsage =
        new ReportUsageHandler(
            new EndRun(
                new ReportUsage(reports, runs, lake, clock),
                Notifier.NOBODY,
                telemetry("report-usage")));
  }

  private Telemetry telemetry(String stage) {
    return Telemetry.start(stage, new PrintStream(OutputStream.nullOutputStream()), clock);
  }

  /** Runs a request from end to end; the run report. */
  Map<String, @Nullable Object> run(byte[] request) {
    executions++;
    Map<String, Object> execution = new HashMap<>();
    execution.put("execution", "execution-" + executions);
    execution.put("started_at", clock.instant().toString());
    execution.put("request", JsonFields.of(request));
    Map<String, @Nullable Object> planned = invoke(planExport, execution);
    String runId = String.valueOf(planned.get("runId"));
    byte[] batches = lake.readRunFile(new RunFile(runId, "batches.json")).orElseThrow();
    for (Map<String, Object> batch : Invocation.items(batches)) {
      invoke(collectUsage, batch);
    }
    if (planned.get("parts") instanceof List<?> parts) {
      parts.forEach(part -> invoke(exportUsage, Map.of("runId", runId, "part", part)));
    }
    execution.put("planned", planned);
    return invoke(reportUsage, execution);
  }
}
