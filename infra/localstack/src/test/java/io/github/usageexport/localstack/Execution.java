package io.github.usageexport.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One execution of the state machine. */
record Execution(LocalStack localStack, String arn) {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** The AWS command line takes a second of a core to look. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

  private static final ObjectMapper JSON = new ObjectMapper();

  static Execution start(LocalStack localStack, String stateMachineArn, String input) {
    JsonNode started =
        localStack.aws(
            "stepfunctions", "start-execution",
            "--state-machine-arn", stateMachineArn,
            "--input", input);
    return new Execution(localStack, started.get("executionArn").asText());
  }

  /** How it ended: status, output, error and cause. */
  JsonNode ended() {
    await(
        "the end of " + arn,
        BETWEEN_LOOKS,
        () -> !description().get("status").asText().equals("RUNNING"));
    return description();
  }

  /** The run report of an execution that must have succeeded. */
  JsonNode report() {
    JsonNode ended = ended();
    if (!ended.get("status").asText().equals("SUCCEEDED")) {
      throw new AssertionError("the execution did not succeed: " + ended);
    }
    try {
      return JSON.readTree(ended.get("output").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every event of the execution itself; those of a map's children are theirs. */
  List<JsonNode> history() {
    List<JsonNode> events = new ArrayList<>();
    localStack
        .aws("stepfunctions", "get-execution-history", "--execution-arn", arn)
        .get("events")
        .forEach(events::add);
    return events;
  }

  void stop() {
    localStack.aws("stepfunctions", "stop-execution", "--execution-arn", arn);
  }

  private JsonNode description() {
    return localStack.aws("stepfunctions", "describe-execution", "--execution-arn", arn);
  }

  static void await(String what, Duration betweenLooks, BooleanSupplier happened) {
    long looks = LONGEST.dividedBy(betweenLooks);
    try {
      for (long look = 0; look < looks; look++) {
        if (happened.getAsBoolean()) {
          return;
        }
        Thread.sleep(betweenLooks);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError(what + " did not come within " + LONGEST);
  }
}
