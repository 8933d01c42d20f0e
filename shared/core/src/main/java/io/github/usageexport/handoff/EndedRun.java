package io.github.usageexport.handoff;

import io.github.usageexport.run.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What report-usage is handed when an execution has come to its end, well or not: {@code
 * {"execution": …, "started_at": …, "request": {…}, "planned": {…}, "failures": {"collect-usage":
 * {"Error": "…", "Cause": "…"}}}}. How its batches and parts ended is found in the store and the
 * lake; other keys are not looked at.
 *
 * @param planned what plan-export handed on; empty if that stage failed
 * @param failures the stages that failed, in the order of the path
 */
public record EndedRun(
    StartedExecution execution, Optional<PlannedRun> planned, List<StageFailure> failures) {
  private static final String FAILURES = "failures";
  private static final String PLANNED = "planned";

  public EndedRun {
    failures = List.copyOf(failures);
  }

  /**
   * Reads what ended as Lambda hands it to a function.
   *
   * @throws InvalidRequestException naming the key that is missing or of the wrong type
   */
  public static EndedRun of(Map<String, ? extends @Nullable Object> event) {
    RequestFields fields = new RequestFields(event);
    List<StageFailure> failures = new ArrayList<>();
    if (fields.has(FAILURES)) {
      RequestFields caught = fields.object(FAILURES);
      for (String stage : caught.fields().keySet()) {
        failures.add(StageFailure.of(stage, caught.object(stage)));
      }
    }
    return new EndedRun(
        StartedExecution.of(fields),
        fields.has(PLANNED)
            ? Optional.of(PlannedRun.of(fields.object(PLANNED).fields()))
            : Optional.empty(),
        failures);
  }

  /** What failed, in sentences; empty if nothing did. */
  public String problem() {
    return failures.stream().map(StageFailure::sentence).collect(Collectors.joining(". "));
  }
}
