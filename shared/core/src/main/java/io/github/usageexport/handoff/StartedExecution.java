package io.github.usageexport.handoff;

import io.github.usageexport.run.ExportRequest;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.RunId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request and the execution that carries it out: {@code {"execution": "<name>", "started_at":
 * "2026-11-03T03:20:00Z", "request": {…}}}. Name and start make the run's id, so that an execution
 * that is delivered again is the same run: a schedule names it after the scheduled time.
 *
 * @param name of the execution; unique, or the same for what is to be the same run
 * @param startedAt when it started, or when it was scheduled for
 */
public record StartedExecution(String name, Instant startedAt, ExportRequest request) {
  private static final String EXECUTION = "execution";
  private static final String STARTED_AT = "started_at";
  private static final String REQUEST = "request";
  private static final List<String> KEYS = List.of(EXECUTION, STARTED_AT, REQUEST);

  /**
   * Reads an execution as Lambda hands it to a function.
   *
   * @throws InvalidRequestException naming the key, the value and the rule that it breaks
   */
  public static StartedExecution of(Map<String, ? extends @Nullable Object> event) {
    return of(new RequestFields(event).requireOnly(KEYS));
  }

  static StartedExecution of(RequestFields fields) {
    return new StartedExecution(
        fields.required(EXECUTION),
        instant(fields.required(STARTED_AT)),
        ExportRequestJson.of(fields.object(REQUEST).fields()));
  }

  public String runId() {
    return RunId.of(startedAt, name);
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidRequestException(
          "%s '%s' is no moment: write it as 2026-11-03T03:20:00Z".formatted(STARTED_AT, text), e);
    }
  }
}
