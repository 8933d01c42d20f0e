package io.github.usageexport.handoff;

import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stage that ended with an error instead of a result, as the state machine caught it.
 *
 * @param error what kind of error
 * @param cause what happened, in words
 */
public record StageFailure(String stage, String error, String cause) {

  static StageFailure of(String stage, RequestFields caught) {
    String error = caught.text("Error").orElse("an error without a name");
    return new StageFailure(
        stage, error, caught.text("Cause").map(StageFailure::words).orElse(error));
  }

  /** Lambda wraps the words of a function's error in JSON, with its stack trace. */
  private static String words(String cause) {
    try {
      Map<String, @Nullable Object> wrapped = JsonFields.of(cause.getBytes(StandardCharsets.UTF_8));
      return Optional.ofNullable(wrapped.get("errorMessage")).map(Object::toString).orElse(cause);
    } catch (InvalidRequestException _) {
      return cause;
    }
  }

  String sentence() {
    return Problem.printable("%s failed: %s".formatted(stage, cause));
  }
}
