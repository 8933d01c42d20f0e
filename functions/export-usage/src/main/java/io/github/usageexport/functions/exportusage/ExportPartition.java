package io.github.usageexport.functions.exportusage;

import io.github.usageexport.aws.lambda.Telemetry;
import io.github.usageexport.export.ExportUsage;
import io.github.usageexport.handoff.ExportPart;
import io.github.usageexport.handoff.Tallies;
import io.github.usageexport.run.ExportOutcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Exports one part of a run, and tells what it did. */
public record ExportPartition(ExportUsage stage, Tallies tallies, Telemetry telemetry) {

  ExportOutcome invoke(
      String requestId, String functionName, Map<String, ? extends @Nullable Object> event) {
    return telemetry.invocation(requestId, functionName, () -> export(ExportPart.of(event)));
  }

  private ExportOutcome export(ExportPart part) {
    telemetry.run(part.runId());
    ExportOutcome outcome = part.export(stage);
    telemetry.info(
        "exported",
        Map.of(
            "part", part.part(),
            "written", outcome.written(),
            "unchanged", outcome.unchanged(),
            "rows", outcome.rows(),
            "bytes", outcome.bytes()));
    telemetry.count("PartitionsWritten", outcome.written());
    telemetry.count("RowsWritten", outcome.rows());
    telemetry.count("BytesWritten", outcome.bytes());
    return tallies.keep(part, outcome);
  }
}
