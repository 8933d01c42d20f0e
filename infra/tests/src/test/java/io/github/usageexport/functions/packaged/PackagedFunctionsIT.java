package io.github.usageexport.functions.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.architecture.Layout;
import io.github.usageexport.functions.TotalPrices;
import io.github.usageexport.functions.packaged.RuntimeApi.Answer;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each jar by itself with its event file, and a whole run through all four. */
@Timeout(300)
class PackagedFunctionsIT {
  private static final Map<String, PackagedFunction> FUNCTIONS = new LinkedHashMap<>();

  @TempDir static Path folder;
  private static Simulator simulator;
  private static LocalAws aws;

  @BeforeAll
  static void start() throws Exception {
    simulator =
        Simulator.start(
            SimulatorOptions.defaults()
                .withStart(Instant.now())
                .movingWith(Clock.systemUTC())
                .withSubaccounts(3)
                .withCategories(20, 5));
    aws = new LocalAws(Files.createDirectory(folder.resolve("s3")), secret());
    for (String stage : Layout.STAGES) {
      FUNCTIONS.put(
          stage,
          PackagedFunction.start(
              stage, Files.createDirectory(folder.resolve(stage)), variables(stage)));
    }
  }

  @AfterAll
  static void stop() {
    FUNCTIONS.values().forEach(PackagedFunction::close);
    aws.close();
    simulator.close();
  }

  @Test
  void aWholeRunGoesThroughTheFourJarsAndTheLakeIsWhatTwilioStates() throws Exception {
    LocalDate yesterday = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).minusDays(1);
    LocalDate first = yesterday.minusDays(2);

    Map<String, Object> report =
        new PackagedRun(FUNCTIONS, aws.s3())
            .run(Map.of("start_date", first.toString(), "end_date", yesterday.toString()));

    assertThat(report).containsEntry("status", "COMPLETE");
    assertThat(report.get("accounts")).asString().contains("listed=4", "observed=4");
    Path lake = folder.resolve("lake");
    new BucketCopy(aws.s3()).into(lake);
    assertThat(TotalPrices.exported(lake))
        .isEqualTo(TotalPrices.stated(simulator, first, yesterday, Instant.now()))
        .hasSize(12);
    assertThat(aws.secretsFetched()).as("once for each process that needs it").isEqualTo(2);
    assertThat(aws.notices())
        .noneMatch(notice -> notice.contains(String.valueOf(report.get("run_id"))));
    for (String stage : Layout.STAGES) {
      assertThat(function(stage).output())
          .as(stage)
          .contains("\"run_id\":\"" + report.get("run_id"))
          .doesNotContain(simulator.authToken());
    }
    for (String stage : List.of("collect-usage", "export-usage", "report-usage")) {
      assertThat(function(stage).output()).as(stage).contains("\"Namespace\":\"UsageExport\"");
    }
  }

  @Test
  void eachFunctionTakesItsEventFile() throws Exception {
    for (String stage : Layout.STAGES) {
      PackagedFunction function = function(stage);
      Answer answer = function.invoke(Files.readAllBytes(FunctionJars.event(stage)));
      System.out.printf(
          "%-14s %,9d KB jar  %,5d ms to its first event  %,4d MB at most%n",
          stage,
          Files.size(FunctionJars.of(stage)) / 1024,
          function.coldStartMillis(),
          function.peakMegabytes());
      assertThat(answer.json()).as(stage).contains(answerTo(stage));
    }
  }

  /** The event files are of one run, whose only account is not Twilio's. */
  private static String answerTo(String stage) {
    return switch (stage) {
      case "plan-export" -> "\"batches\":\"runs/";
      case "collect-usage" -> "\"slices\":1";
      case "export-usage" -> "\"unchanged\":";
      default -> "\"reason\":\"NOT_READ\"";
    };
  }

  @Test
  void aBadRequestIsAnErrorThatNamesItsKey() throws Exception {
    Answer answer =
        function("plan-export")
            .invoke(
                "{\"execution\":\"e\",\"started_at\":\"2026-11-03T03:20:00Z\",\"request\":{\"days\":3}}"
                    .getBytes(UTF_8));

    assertThat(answer.errorType()).isNotEmpty();
    assertThat(answer.json())
        .contains("\"errorType\":\"io.github.usageexport.run.InvalidRequestException\"")
        .contains("\"errorMessage\":\"days is no key of a request");
  }

  @Test
  void anEnvironmentThatIsWrongIsToldWholeBeforeTheFirstEvent() throws Exception {
    for (String stage : Layout.STAGES) {
      Path own = Files.createDirectory(folder.resolve("wrong-" + stage));
      try (PackagedFunction function =
          PackagedFunction.start(stage, own, Map.of("KMS_KEY_ARN", "none"))) {
        Answer answer = function.invoke("{}".getBytes(UTF_8));

        assertThat(answer.json())
            .as(stage)
            .contains("TABLE_NAME is not set", "LAKE_BUCKET is not set", "KMS_KEY_ARN is no ARN");
      }
    }
  }

  private static PackagedFunction function(String stage) {
    return FUNCTIONS.entrySet().stream()
        .filter(entry -> entry.getKey().equals(stage))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static String secret() {
    return "{\"account_sid\":\"%s\",\"auth_token\":\"%s\"}"
        .formatted(simulator.accountSid(), simulator.authToken());
  }

  private static Map<String, String> variables(String stage) {
    Map<String, String> variables = new HashMap<>(aws.variables());
    if (stage.equals("report-usage")) {
      variables.put("NOTIFICATION_TOPIC_ARN", LocalAws.TOPIC_ARN);
    }
    if (stage.equals("plan-export") || stage.equals("collect-usage")) {
      variables.put("TWILIO_SECRET_ARN", LocalAws.SECRET_ARN);
      variables.put("TWILIO_BASE_URL", simulator.baseUrl().toString());
      variables.put("TWILIO_CONCURRENCY", "5");
    }
    return variables;
  }
}
