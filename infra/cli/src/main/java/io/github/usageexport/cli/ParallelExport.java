package io.github.usageexport.cli;

import io.github.usageexport.pipeline.ExportOutcome;
import io.github.usageexport.pipeline.ExportPlan;
import io.github.usageexport.pipeline.ExportUsage;
import io.github.usageexport.pipeline.StoppedException;
import io.github.usageexport.usage.UsagePeriod;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Exports periods side by side, one to a processor: writing Parquet is bound by the processor. */
final class ParallelExport {
  private ParallelExport() {}

  static ExportOutcome of(ExportUsage export, ExportPlan plan, Progress progress) {
    String runId = plan.run().id();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<ExportOutcome>> running = new ArrayList<>();
      running.add(threads.submit(() -> export.exportAccounts(runId)));
      running.add(threads.submit(() -> export.exportCategories(runId)));
      for (UsagePeriod period : plan.periods()) {
        running.add(
            threads.submit(
                () -> {
                  ExportOutcome outcome = export.export(runId, period);
                  progress.exported();
                  return outcome;
                }));
      }
      for (UsagePeriod day : plan.controlDays()) {
        running.add(threads.submit(() -> export.exportControls(runId, day)));
      }
      try {
        ExportOutcome sum = ExportOutcome.NOTHING;
        for (Future<ExportOutcome> each : running) {
          sum = sum.plus(each.get());
        }
        return sum;
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException fault
            ? fault
            : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoppedException();
      } finally {
        running.forEach(each -> each.cancel(true));
      }
    }
  }
}
