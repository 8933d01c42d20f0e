package io.github.usageexport.cli;

import io.github.usageexport.pipeline.ExportOutcome;
import io.github.usageexport.pipeline.ExportPlan;
import io.github.usageexport.pipeline.ExportUsage;
import io.github.usageexport.pipeline.TaskGroup;
import io.github.usageexport.usage.UsagePeriod;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** Exports periods side by side, one to a processor: writing Parquet is bound by the processor. */
final class ParallelExport {
  private ParallelExport() {}

  static ExportOutcome of(ExportUsage export, ExportPlan plan, Progress progress) {
    String runId = plan.run().id();
    try (TaskGroup group = TaskGroup.computing()) {
      List<Future<ExportOutcome>> running = new ArrayList<>();
      running.add(group.start(() -> export.exportAccounts(runId)));
      running.add(group.start(() -> export.exportCategories(runId)));
      for (UsagePeriod period : plan.periods()) {
        running.add(
            group.start(
                () -> {
                  ExportOutcome outcome = export.export(runId, period);
                  progress.exported();
                  return outcome;
                }));
      }
      for (UsagePeriod day : plan.controlDays()) {
        running.add(group.start(() -> export.exportControls(runId, day)));
      }
      ExportOutcome sum = ExportOutcome.NOTHING;
      for (Future<ExportOutcome> each : running) {
        sum = sum.plus(group.await(each::get));
      }
      return sum;
    }
  }
}
