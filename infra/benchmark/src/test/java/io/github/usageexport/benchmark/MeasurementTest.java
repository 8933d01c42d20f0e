package io.github.usageexport.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MeasurementTest {
  private static final Measurement RUN =
      new Measurement(
          20,
          800,
          240_000,
          360_000_000,
          19,
          Duration.ofSeconds(24),
          new Meters(Duration.ofSeconds(6), 100L << 20, 300L << 20));

  @Test
  void theIdealIsToWaitForTheAnswersAlone() {
    assertThat(RUN.timesIdeal(Duration.ofMillis(500))).isEqualTo(1.2);
    assertThat(RUN.timesIdeal(Duration.ZERO)).isZero();
  }

  @Test
  void recordsAreCountedAgainstTheClockAndTheProcessor() {
    assertThat(RUN.recordsPerSecond()).isEqualTo(10_000);
    assertThat(RUN.recordsPerCpuSecond()).isEqualTo(40_000);
  }

  @Test
  void theLineShowsAllOfIt() {
    assertThat(RUN.line(Scenario.LATENCY))
        .isEqualTo(
            "| 20 | 19 | 800 | 240,000 | 360 | 24.0 | 1.20 | 10,000 | 6.0 | 40,000 | 100 | 300 |");
  }
}
