package io.github.usageexport.cli;

import io.github.usageexport.export.ExportUsage;
import io.github.usageexport.run.ExportOutcome;
import io.github.usageexport.run.ExportPlan;
import io.github.usageexport.run.TaskGroup;
import io.github.usageexport.usage.UsagePeriod;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Exports periods side by side, one to a processor: writing Parquet is bound by the processor. */
record ParallelExport(ExportUsage export, ExportPlan plan, Progress progress) {

  /** All but what does not add up. */
  ExportOutcome usage() {
    String runId = plan.run().id();
    List<Callable<ExportOutcome>> parts = new ArrayList<>();
    parts.add(() -> export.exportAccounts(runId));
    parts.add(() -> export.exportCategories(runId));
    for (UsagePeriod period : plan.periods()) {
      parts.add(
          () -> {
            ExportOutcome outcome = export.exportUsage(runId, period);
            progress.exported();
            return outcome;
          });
    }
    return sum(parts);
  }

  /** The longer periods of the days, so that every dataset can be scanned. */
  ExportOutcome begun() {
    String runId = plan.run().id();
    return sum(
        plan.begun().stream()
            .<Callable<ExportOutcome>>map(period -> () -> export.begin(runId, period))
            .toList());
  }

  /** What does not add up, on each day and in the months that the run touches. */
  ExportOutcome controls() {
    String runId = plan.run().id();
    return sum(
        Stream.concat(plan.days(), plan.controlDays().stream())
            .<Callable<ExportOutcome>>map(day -> () -> export.exportControls(runId, day))
            .toList());
  }

  private static ExportOutcome sum(List<Callable<ExportOutcome>> parts) {
    try (TaskGroup group = TaskGroup.computing()) {
      return group.all(parts).stream().reduce(ExportOutcome.NOTHING, ExportOutcome::plus);
    }
  }
}
