package io.github.usageexport.functions;

import static io.github.usageexport.functions.Invocation.invoke;

import io.github.usageexport.cli.lake.DirectoryLakeStore;
import io.github.usageexport.cli.sqlite.SqliteAccountStore;
import io.github.usageexport.cli.sqlite.SqliteCategoryStore;
import io.github.usageexport.cli.sqlite.SqliteControlStore;
import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.cli.sqlite.SqliteRunStore;
import io.github.usageexport.cli.sqlite.SqliteSnapshotStore;
import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.functions.collectusage.CollectUsageHandler;
import io.github.usageexport.functions.exportusage.ExportUsageHandler;
import io.github.usageexport.functions.planexport.PlanExportHandler;
import io.github.usageexport.functions.reportusage.ReportUsageHandler;
import io.github.usageexport.lake.RunFile;
import io.github.usageexport.pipeline.CollectControls;
import io.github.usageexport.pipeline.CollectUsage;
import io.github.usageexport.pipeline.ControlTotals;
import io.github.usageexport.pipeline.ExportUsage;
import io.github.usageexport.pipeline.ExportUsage.OfMoreVersions;
import io.github.usageexport.pipeline.PlanExport;
import io.github.usageexport.pipeline.ReportUsage;
import io.github.usageexport.pipeline.RunId;
import io.github.usageexport.pipeline.StatedNames;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.twilio.Twilio;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The four functions over the embedded store, a directory lake and a Twilio. */
final class StateMachine {
  private static final CategoryCatalogue CATALOGUE = CategoryCatalogue.load();

  private final DirectoryLakeStore lake;
  private final PlanExportHandler planExport;
  private final CollectUsageHandler collectUsage;
  private final ExportUsageHandler exportUsage;
  private final ReportUsageHandler reportUsage;

  StateMachine(SqliteDatabase database, Path lakeFolder, Twilio twilio, Clock clock) {
    SqliteSnapshotStore snapshots = new SqliteSnapshotStore(database);
    SqliteAccountStore accounts = new SqliteAccountStore(database);
    SqliteControlStore controls = new SqliteControlStore(database);
    SqliteCategoryStore categories = new SqliteCategoryStore(database);
    SqliteRunStore runs = new SqliteRunStore(database);
    SplittableRandom random = new SplittableRandom(1);
    lake = new DirectoryLakeStore(lakeFolder);
    planExport =
        new PlanExportHandler(
            new PlanExport(twilio.accounts(), accounts, runs, clock),
            lake,
            () -> RunId.next(clock, random));
    collectUsage =
        new CollectUsageHandler(
            new CollectUsage(
                twilio.usage(),
                new Recorder(snapshots, Settlement.DEFAULT, CATALOGUE::contains),
                runs,
                clock,
                20,
                new CollectControls(twilio.controls(), controls, snapshots, clock, 20),
                new StatedNames(categories)),
            twilio.metrics()::counts);
    exportUsage =
        new ExportUsageHandler(
            new ExportUsage(
                snapshots,
                accounts,
                lake,
                CATALOGUE,
                Settlement.DEFAULT,
                new ControlTotals(
                    snapshots, accounts, controls, CATALOGUE, Settlement.DEFAULT, clock),
                categories,
                OfMoreVersions.REFUSE));
    reportUsage = new ReportUsageHandler(new ReportUsage(snapshots, runs, lake, CATALOGUE, clock));
  }

  /** Runs a request from end to end; the run report. */
  Map<String, @Nullable Object> run(byte[] request) {
    Map<String, @Nullable Object> planned = invoke(planExport, request);
    String runId = String.valueOf(planned.get("runId"));
    return invoke(
        reportUsage,
        Map.of(
            "runId", runId,
            "listed", number(planned, "listed"),
            "skipped", number(planned, "skipped"),
            "collected", collect(runId),
            "exported", export(runId, planned)));
  }

  private List<Object> collect(String runId) {
    byte[] batches = lake.readRunFile(new RunFile(runId, "batches.json")).orElseThrow();
    List<Object> asked = new ArrayList<>();
    for (Map<String, Object> batch : Invocation.items(batches)) {
      if (invoke(collectUsage, batch).get("twilio") instanceof Map<?, ?> twilio) {
        asked.add(twilio);
      }
    }
    return asked;
  }

  private List<Object> export(String runId, Map<String, @Nullable Object> planned) {
    List<Object> wrote = new ArrayList<>();
    if (planned.get("parts") instanceof List<?> parts) {
      for (Object part : parts) {
        wrote.add(invoke(exportUsage, Map.of("runId", runId, "part", part)));
      }
    }
    return wrote;
  }

  private static int number(Map<String, @Nullable Object> fields, String key) {
    return Integer.parseInt(String.valueOf(fields.get(key)));
  }
}
