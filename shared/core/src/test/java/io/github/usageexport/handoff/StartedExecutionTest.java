package io.github.usageexport.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StartedExecutionTest {
  private static String runId(String name, String startedAt) {
    return StartedExecution.of(
            Map.of("execution", name, "started_at", startedAt, "request", Map.of()))
        .runId();
  }

  @Test
  void oneExecutionIsOneRunHoweverOftenItIsDelivered() {
    assertThat(runId("daily", "2026-11-03T03:20:00Z"))
        .isEqualTo("20261103T032000Z-6f31304c")
        .isEqualTo(runId("daily", "2026-11-03T03:20:00.000Z"));
  }

  @Test
  void anotherNameOrAnotherStartIsAnotherRun() {
    assertThat(runId("daily", "2026-11-03T03:20:00Z"))
        .isNotEqualTo(runId("frequent", "2026-11-03T03:20:00Z"))
        .isLessThan(runId("daily", "2026-11-04T03:20:00Z"));
  }
}
