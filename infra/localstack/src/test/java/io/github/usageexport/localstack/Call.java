package io.github.usageexport.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One thing that a function did, as IAM sees it.
 *
 * @param function name of the function
 * @param action such as {@code dynamodb:PutItem}
 * @param resource its ARN
 */
record Call(String function, String action, String resource) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOT_FOUND = 404;

  /** What was recorded, each call once. */
  static Set<Call> read(Path recorded, String key) throws IOException {
    Set<Call> calls = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
    try (Stream<String> lines = Files.lines(recorded)) {
      lines.forEach(line -> calls.addAll(of(parse(line), key)));
    }
    return calls;
  }

  /** What AWS demands for a call: its action, and what it entails under a key of one's own. */
  private static List<Call> of(JsonNode line, String key) {
    String function = line.get("function").asText();
    String operation = line.get("operation").asText();
    JsonNode on = line.get("on");
    boolean missing = line.get("status").asInt() == NOT_FOUND;
    List<Call> calls = new ArrayList<>();
    switch (line.get("service").asText()) {
      case "s3" -> {
        String bucket = "arn:aws:s3:::" + on.path("Bucket").asText();
        boolean writes = operation.equals("PutObject");
        if (on.has("Key")) {
          String action = writes ? "s3:PutObject" : "s3:GetObject";
          calls.add(new Call(function, action, bucket + "/" + on.get("Key").asText()));
        }
        if (missing || !on.has("Key")) {
          calls.add(new Call(function, "s3:ListBucket", bucket));
        }
        calls.add(new Call(function, writes ? "kms:GenerateDataKey" : "kms:Decrypt", key));
      }
      case "dynamodb" -> {
        actions(operation, on)
            .forEach(
                action ->
                    calls.add(new Call(function, "dynamodb:" + action, "table/" + table(on))));
        calls.add(new Call(function, "kms:Decrypt", key));
      }
      case "secretsmanager" ->
          calls.add(new Call(function, "secretsmanager:" + operation, on.get("SecretId").asText()));
      case "sns" -> {
        calls.add(new Call(function, "sns:" + operation, on.get("TopicArn").asText()));
        calls.add(new Call(function, "kms:GenerateDataKey", key));
      }
      default -> calls.add(new Call(function, line.get("service").asText() + ":" + operation, "*"));
    }
    return calls;
  }

  /** A transaction is allowed by what stands in it. */
  private static List<String> actions(String operation, JsonNode on) {
    if (!operation.equals("TransactWriteItems")) {
      return List.of(operation);
    }
    List<String> actions = new ArrayList<>();
    on.get("TransactItems")
        .forEach(
            item ->
                item.fieldNames()
                    .forEachRemaining(
                        kind ->
                            actions.add(
                                kind.equals("ConditionCheck")
                                    ? "ConditionCheckItem"
                                    : kind + "Item")));
    return actions;
  }

  private static String table(JsonNode on) {
    if (on.has("TableName")) {
      return on.get("TableName").asText();
    }
    return on.has("RequestItems")
        ? on.get("RequestItems").fieldNames().next()
        : on.get("TransactItems").findValue("TableName").asText();
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
