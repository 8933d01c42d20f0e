package io.github.usageexport.pipeline;

import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.RunFile;
import java.util.List;

/**
 * What plan-export hands on: small, whatever the number of accounts; the batches are a file.
 *
 * @param startDate first GMT day of the run, inclusive
 * @param endDate last GMT day of the run, inclusive
 * @param listed accounts asked for, as Twilio lists them
 * @param skipped those of them that are not alive in the range
 * @param batches where the list of batches lies, below the lake's root: a JSON array, each element
 *     the input of one invocation of collect-usage
 * @param parts each an {@link ExportPart#part} for one invocation of export-usage
 */
public record PlannedRun(
    String runId,
    String startDate,
    String endDate,
    int listed,
    int skipped,
    String batches,
    List<String> parts) {
  /** The list of batches, beside the run's report. */
  private static final String BATCHES_JSON = "batches.json";

  public PlannedRun {
    parts = List.copyOf(parts);
  }

  /** Lays the batches down beside the lake's datasets and says what comes next. */
  public static PlannedRun handOn(ExportPlan plan, LakeStore lake) {
    Run run = plan.run();
    RunFile batches = new RunFile(run.id(), BATCHES_JSON);
    lake.writeRunFile(batches, BatchListJson.write(plan));
    return new PlannedRun(
        run.id(),
        run.range().start().toString(),
        run.range().end().toString(),
        plan.listed().size(),
        plan.skipped().size(),
        batches.path(),
        ExportPart.all(plan));
  }
}
