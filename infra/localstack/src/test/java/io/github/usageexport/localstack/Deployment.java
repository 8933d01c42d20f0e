package io.github.usageexport.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usageexport.aws.dynamodb.DynamoSnapshotStore;
import io.github.usageexport.aws.dynamodb.DynamoTable;
import io.github.usageexport.cli.query.LakeQuery;
import io.github.usageexport.cli.query.QueryFormat;
import io.github.usageexport.run.Pause;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stack, and what it keeps, as text to be compared with the simulator's truth.
 *
 * @param folder for copies of the bucket
 */
record Deployment(LocalStack localStack, String stack, Map<String, String> outputs, Path folder) {

  /** Puts the secret, and deploys the template as it is. */
  static Deployment of(
      LocalStack localStack, String stack, Simulator twilio, String lakeStart, Path folder) {
    JsonNode secret =
        localStack.aws(
            "secretsmanager",
            "create-secret",
            "--name",
            stack + "-twilio",
            "--secret-string",
            "{\"account_sid\":\"%s\",\"auth_token\":\"%s\"}"
                .formatted(twilio.accountSid(), twilio.authToken()));
    localStack.deploy(
        stack,
        "TwilioSecretArn=" + secret.get("ARN").asText(),
        "TwilioBaseUrl=" + twilio.baseUrl(),
        "LakeStartDate=" + lakeStart,
        "AlarmEmail=operator@example.com");
    Map<String, String> outputs = new HashMap<>();
    localStack
        .aws("cloudformation", "describe-stacks", "--stack-name", stack)
        .at("/Stacks/0/Outputs")
        .forEach(
            output ->
                outputs.put(output.get("OutputKey").asText(), output.get("OutputValue").asText()));
    return new Deployment(localStack, stack, outputs, folder);
  }

  String output(String name) {
    String value = outputs.get(name);
    if (value == null) {
      throw new AssertionError("the stack has no output " + name);
    }
    return value;
  }

  Execution start(String input) {
    return Execution.start(localStack, output("StateMachineArn"), input);
  }

  /** The environment variables of a stage's function. */
  JsonNode environment(String stage) {
    return localStack
        .aws("lambda", "get-function-configuration", "--function-name", stack + "-" + stage)
        .at("/Environment/Variables");
  }

  void setEnvironment(String stage, JsonNode variables) {
    String function = stack + "-" + stage;
    localStack.aws(
        "lambda",
        "update-function-configuration",
        "--function-name",
        function,
        "--environment",
        "{\"Variables\":%s}".formatted(variables));
    localStack.run("aws", "lambda", "wait", "function-updated", "--function-name", function);
  }

  /** Every object of the lake's bucket, by key. */
  List<String> objects() {
    JsonNode found = localStack.aws("s3api", "list-objects-v2", "--bucket", output("LakeBucket"));
    return found.path("Contents").findValuesAsText("Key").stream().sorted().toList();
  }

  void put(String key, String content) throws IOException {
    Path file = Files.createTempFile("object", null);
    Files.writeString(file, content);
    localStack.run(
        "aws", "s3", "cp", "--quiet", file.toString(), "s3://" + output("LakeBucket") + "/" + key);
    Files.delete(file);
  }

  long items() {
    return localStack
        .aws("dynamodb", "scan", "--select", "COUNT", "--table-name", output("TableName"))
        .get("Count")
        .asLong();
  }

  /** {@code usage_daily} as the bucket holds it. */
  List<String> lake() {
    return query(
        """
        select usage_date, account_sid, category, coalesce(cast(count as varchar), 'null'),
               cast(usage as varchar), cast(price as varchar)
        from usage_daily order by all
        """);
  }

  /** The answer to some SQL over a fresh copy of the bucket, line by line. */
  List<String> query(String sql) {
    StringBuilder csv = new StringBuilder();
    try {
      Path copy = Files.createTempDirectory(folder, "lake");
      String bucket = "s3://" + output("LakeBucket");
      localStack.run("aws", "s3", "cp", "--quiet", "--recursive", bucket, copy.toString());
      try (LakeQuery lake = LakeQuery.open(copy)) {
        lake.run(sql, QueryFormat.CSV, 80, csv);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return csv.toString().lines().skip(1).toList();
  }

  /** The current versions in the table, through the very adapter of the functions. */
  List<String> table(DateRange days) {
    System.setProperty("aws.endpointUrl", localStack.endpoint());
    System.setProperty("aws.region", "us-east-1");
    System.setProperty("aws.accessKeyId", "000000000000");
    System.setProperty("aws.secretAccessKey", "rehearsal");
    try (DynamoTable table =
        DynamoTable.connect(output("TableName"), Pause.SLEEP, new SecureRandom())) {
      DynamoSnapshotStore store = new DynamoSnapshotStore(table, Settlement.DEFAULT);
      return UsagePeriod.touchedBy(Granularity.DAILY, days)
          .flatMap(day -> rows(store, day).stream())
          .sorted()
          .toList();
    }
  }

  private static List<String> rows(DynamoSnapshotStore store, UsagePeriod day) {
    try (Stream<Version> versions = store.currentVersions(day)) {
      return versions.flatMap(version -> rows(day, version)).toList();
    }
  }

  private static Stream<String> rows(UsagePeriod day, Version version) {
    return version.rows().stream()
        .filter(StatedAmounts::isContent)
        .map(
            row ->
                String.join(
                    ",",
                    day.key(),
                    version.account().sid().value(),
                    row.category().name(),
                    plain(row.count()),
                    plain(row.usage()),
                    plain(row.price())));
  }

  private static String plain(@Nullable Amount amount) {
    return amount == null ? "null" : amount.value().setScale(10).toPlainString();
  }
}
