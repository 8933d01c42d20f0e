package io.github.usageexport.handoff;

import io.github.usageexport.control.ControlCounts;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.RunFile;
import io.github.usageexport.run.ExportOutcome;
import io.github.usageexport.run.SourceCounts;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What each invocation of a run counted, kept in a file of its own until the report adds them up:
 * thousands of results would be too much for a state machine to carry. An invocation that runs
 * again replaces what it counted before.
 */
public record Tallies(LakeStore lake) {

  /** Keeps how a batch ended, and gives it back. */
  public CollectedBatch keep(SliceBatch batch, CollectedBatch collected) {
    SourceCounts twilio = collected.twilio();
    lake.writeRunFile(
        fileOf(batch.runId(), batch.batch()),
        RunFileJson.object(
            json -> {
              json.writeNumberField("requests", twilio.requests());
              json.writeNumberField("pages", twilio.pages());
              json.writeNumberField("records", twilio.records());
              json.writeNumberField("retries", twilio.retries());
              json.writeNumberField("throttled", twilio.throttled());
              json.writeNumberField("maxInFlight", twilio.maxInFlight());
              json.writeNumberField("bytes", twilio.bytes());
            }));
    return collected;
  }

  /** Keeps what exporting a part did, and gives it back. */
  public ExportOutcome keep(ExportPart part, ExportOutcome outcome) {
    lake.writeRunFile(
        fileOf(part.runId(), part.part()),
        RunFileJson.object(
            json -> {
              json.writeNumberField("written", outcome.written());
              json.writeNumberField("unchanged", outcome.unchanged());
              json.writeNumberField("rows", outcome.rows());
              json.writeNumberField("bytes", outcome.bytes());
              json.writeNumberField("versionsDropped", outcome.versionsDropped());
              json.writeNumberField("controlsPassed", outcome.controls().pass());
              json.writeNumberField("controlsWarned", outcome.controls().warn());
              json.writeNumberField("controlsFailed", outcome.controls().fail());
            }));
    return outcome;
  }

  /** Empty if the batch did not end. */
  public Optional<SourceCounts> collected(String runId, int batch) {
    return read(fileOf(runId, batch))
        .map(
            fields ->
                new SourceCounts(
                    fields.count("requests"),
                    fields.count("pages"),
                    fields.count("records"),
                    fields.count("retries"),
                    fields.count("throttled"),
                    Math.toIntExact(fields.count("maxInFlight")),
                    fields.count("bytes")));
  }

  /** Empty if the part was not exported. */
  public Optional<ExportOutcome> exported(String runId, String part) {
    return read(fileOf(runId, part))
        .map(
            fields ->
                new ExportOutcome(
                    Math.toIntExact(fields.count("written")),
                    Math.toIntExact(fields.count("unchanged")),
                    fields.count("rows"),
                    fields.count("bytes"),
                    fields.count("versionsDropped"),
                    new ControlCounts(
                        fields.count("controlsPassed"),
                        fields.count("controlsWarned"),
                        fields.count("controlsFailed"))));
  }

  private Optional<RequestFields> read(RunFile file) {
    Optional<Map<String, @Nullable Object>> fields = lake.readRunFile(file).map(JsonFields::of);
    return fields.map(RequestFields::new);
  }

  private static RunFile fileOf(String runId, int batch) {
    return new RunFile(runId, "collected-%d.json".formatted(batch));
  }

  private static RunFile fileOf(String runId, String part) {
    return new RunFile(runId, "exported-%s.json".formatted(part.replace('/', '-')));
  }
}
