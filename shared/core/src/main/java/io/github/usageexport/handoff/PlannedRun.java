package io.github.usageexport.handoff;

import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.RunFile;
import io.github.usageexport.run.ExportPlan;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  public static final String BATCHES_JSON = "batches.json";

  /** What is handed on, as it was the first time; written last. */
  private static final String PLANNED_JSON = "planned.json";

  public PlannedRun {
    parts = List.copyOf(parts);
  }

  /** Lays the batches down beside the lake's datasets and says what comes next. */
  public static PlannedRun handOn(ExportPlan plan, LakeStore lake) {
    Run run = plan.run();
    RunFile batches = new RunFile(run.id(), BATCHES_JSON);
    lake.writeRunFile(batches, BatchListJson.write(plan));
    new TakenOver(run.id(), lake).write(plan.dead());
    PlannedRun planned =
        new PlannedRun(
            run.id(),
            run.range().start().toString(),
            run.range().end().toString(),
            plan.listed().size(),
            plan.skipped().size(),
            batches.path(),
            ExportPart.all(plan));
    lake.writeRunFile(new RunFile(run.id(), PLANNED_JSON), planned.json());
    return planned;
  }

  /** What was handed on for a run; empty if its planning never came to an end. */
  public static Optional<PlannedRun> read(String runId, LakeStore lake) {
    return lake.readRunFile(new RunFile(runId, PLANNED_JSON))
        .map(JsonFields::of)
        .map(PlannedRun::of);
  }

  /**
   * Reads a plan as Lambda hands it to a function.
   *
   * @throws InvalidRequestException naming the key that is missing or of the wrong type
   */
  static PlannedRun of(Map<String, ? extends @Nullable Object> event) {
    RequestFields fields = new RequestFields(event);
    return new PlannedRun(
        fields.required("runId"),
        fields.required("startDate"),
        fields.required("endDate"),
        Math.toIntExact(fields.count("listed")),
        Math.toIntExact(fields.count("skipped")),
        fields.required("batches"),
        fields.texts("parts"));
  }

  private byte[] json() {
    return RunFileJson.object(
        json -> {
          json.writeStringField("runId", runId);
          json.writeStringField("startDate", startDate);
          json.writeStringField("endDate", endDate);
          json.writeNumberField("listed", listed);
          json.writeNumberField("skipped", skipped);
          json.writeStringField("batches", batches);
          json.writeArrayFieldStart("parts");
          for (String part : parts) {
            json.writeString(part);
          }
          json.writeEndArray();
        });
  }
}
