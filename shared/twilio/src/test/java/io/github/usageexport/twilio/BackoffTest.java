package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  private static final long SEED = 20_261_124;

  private final Backoff backoff = new Backoff(Duration.ofSeconds(60), new Random(SEED));

  private Duration asked(String retryAfter) {
    return backoff.before(1, Optional.of(retryAfter), NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1; PT1S",
        " 7 ; PT7S",
        "60; PT1M",
        "61; PT1M",
        "999999999; PT1M",
        "Tue, 24 Nov 2026 02:00:30 GMT; PT30S",
        "Tue, 24 Nov 2026 03:00:00 GMT; PT1M",
        "Fri, 31 Dec 9999 23:59:59 GMT; PT1M",
      })
  void waitsAsAskedUpToTheCap(String retryAfter, Duration wait) {
    assertThat(asked(retryAfter)).isEqualTo(wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "1.5",
        "1s",
        "soon",
        "9999999999",
        "\u0661\u0662",
        "0x10",
        "+5",
        "Mon, 24 Nov 2026 02:00:30 GMT",
        "2026-11-24T02:00:30Z"
      })
  void takesAnythingElseAsNotThere(String retryAfter) {
    assertThat(asked(retryAfter)).isBetween(Duration.ZERO, Duration.ofMillis(250));
  }

  /** Or a server that says 0, and means it, would be asked without a rest. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "000", "Tue, 24 Nov 2026 01:00:00 GMT"})
  void stillSpreadsTriesWhenAskedNotToWait(String retryAfter) {
    LongSummaryStatistics waits =
        LongStream.range(0, 200).map(any -> asked(retryAfter).toMillis()).summaryStatistics();
    assertThat(waits.getAverage()).isBetween(80.0, 170.0);
  }

  @ParameterizedTest
  @CsvSource({"1, 250", "2, 500", "3, 1000", "4, 2000", "5, 4000", "6, 8000", "7, 8000"})
  void spreadsOverASpanThatDoublesUpToEightSeconds(int attempt, long span) {
    LongSummaryStatistics waits =
        LongStream.range(0, 2_000)
            .map(any -> backoff.before(attempt, Optional.empty(), NOW).toMillis())
            .summaryStatistics();
    assertThat(waits.getMax()).as("seed %d", SEED).isBetween(span * 9 / 10, span);
    assertThat(waits.getMin()).isBetween(0L, span / 10);
  }

  @Test
  void neverWaitsLongerHoweverOftenItFailed() {
    assertThat(backoff.before(Integer.MAX_VALUE, Optional.empty(), NOW))
        .isBetween(Duration.ZERO, Duration.ofSeconds(8));
  }
}
