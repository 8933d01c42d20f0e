package io.github.usageexport.pipeline;

import io.github.usageexport.pipeline.RunReport.SourceCounts;
import java.util.List;

/**
 * What report-usage is handed once every batch is collected and every part exported.
 *
 * @param listed accounts asked for, as Twilio lists them
 * @param skipped those of them that are not alive in the range
 * @param collected what each invocation of collect-usage asked of Twilio
 * @param exported what each invocation of export-usage did
 */
public record EndedRun(
    String runId,
    int listed,
    int skipped,
    List<SourceCounts> collected,
    List<ExportOutcome> exported) {
  public EndedRun {
    collected = List.copyOf(collected);
    exported = List.copyOf(exported);
  }

  SourceCounts twilio() {
    return collected.stream().reduce(SourceCounts.NONE, SourceCounts::plus);
  }

  ExportOutcome partitions() {
    return exported.stream().reduce(ExportOutcome.NOTHING, ExportOutcome::plus);
  }
}
