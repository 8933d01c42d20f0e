package io.github.usageexport.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the logging of the process")
class TelemetryTest {
  private static final Instant NOW = Instant.parse("2026-11-03T10:15:00.123Z");

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Telemetry telemetry =
      Telemetry.start(
          "collect-usage",
          new PrintStream(written, true, StandardCharsets.UTF_8),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void giveTheLogBack() throws IOException {
    LogManager.getLogManager().readConfiguration();
  }

  @Test
  void aLineSaysWhenWhatAndWhereInTheRun() throws IOException {
    telemetry.invocation(
        "request-1",
        "mine-collect-usage",
        () -> {
          telemetry.run("20261103T101500Z-0000002a");
          telemetry.info("collected \"ç\"\n", Map.of("pages", 7L));
          return "";
        });

    assertThat(lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.get("timestamp").asText()).isEqualTo(NOW.toString());
              assertThat(line.get("level").asText()).isEqualTo("INFO");
              assertThat(line.get("message").asText()).isEqualTo("collected \"ç\"\n");
              assertThat(line.get("stage").asText()).isEqualTo("collect-usage");
              assertThat(line.get("request_id").asText()).isEqualTo("request-1");
              assertThat(line.get("run_id").asText()).isEqualTo("20261103T101500Z-0000002a");
              assertThat(line.get("pages").isIntegralNumber()).isTrue();
            });
  }

  @Test
  void countsAreSentOnceInTheEmbeddedMetricFormat() throws IOException {
    invoke(
        () -> {
          telemetry.count("TwilioRequests", 2);
          telemetry.count("TwilioRequests", 3);
          telemetry.count("TwilioThrottled", 0);
        });
    invoke(() -> {});

    JsonNode line = lines().getFirst();
    assertThat(lines()).hasSize(1);
    assertThat(line.get("_aws").get("Timestamp").asLong()).isEqualTo(NOW.toEpochMilli());
    assertThat(line.get("_aws").get("CloudWatchMetrics").toString())
        .isEqualTo(
            "[{\"Namespace\":\"UsageExport\",\"Dimensions\":[[\"Stack\"]],\"Metrics\":["
                + "{\"Name\":\"TwilioRequests\",\"Unit\":\"Count\"},"
                + "{\"Name\":\"TwilioThrottled\",\"Unit\":\"Count\"}]}]");
    assertThat(line.get("Stack").asText()).isEqualTo("mine");
    assertThat(line.get("TwilioRequests").asLong()).isEqualTo(5);
    assertThat(line.get("TwilioThrottled").asLong()).isZero();
  }

  @Test
  void anInvocationThatFailsIsToldAndItsMetricsAreSent() throws IOException {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                invoke(
                    () -> {
                      telemetry.count("TwilioRequests", 1);
                      throw new IllegalStateException("the store is gone");
                    }));

    assertThat(lines())
        .satisfiesExactly(
            told -> {
              assertThat(told.get("level").asText()).isEqualTo("ERROR");
              assertThat(told.get("error").asText()).contains("the store is gone");
            },
            metrics -> assertThat(metrics.get("TwilioRequests").asLong()).isEqualTo(1));
  }

  @Test
  void librariesWarnInTheSameLogAndDoNotChatter() throws IOException {
    Logger library = Logger.getLogger("software.amazon.awssdk.core");
    library.info("chatter");
    library.warning("retried for long");

    assertThat(lines())
        .singleElement()
        .satisfies(line -> assertThat(line.get("message").asText()).isEqualTo("retried for long"));
  }

  private void invoke(Runnable work) {
    telemetry.invocation(
        "request",
        "mine-collect-usage",
        () -> {
          work.run();
          return "";
        });
  }

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : written.toString(StandardCharsets.UTF_8).lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }
}
