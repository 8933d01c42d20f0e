package io.github.usageexport.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {
  private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  @Test
  void readsWhatItWroteToTheMillisecond() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      Instant instant = Instant.ofEpochMilli(random.nextLong(FIRST, LAST + 1));
      String text = InstantText.of(instant);
      assertThat(text).hasSize(24);
      assertThat(InstantText.parse(text)).isEqualTo(instant).isEqualTo(Instant.parse(text));
    }
    assertThat(InstantText.of(Instant.ofEpochMilli(FIRST))).isEqualTo("0000-01-01T00:00:00.000Z");
    assertThat(InstantText.of(Instant.ofEpochMilli(LAST))).isEqualTo("9999-12-31T23:59:59.999Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-03",
        "2026-13-03T00:00:00.000Z",
        "2026-02-30T00:00:00.000Z",
        "2026-11-03T25:00:00.000Z",
        "2026-11-03T00:00:00.00xZ",
        "2026-11-03T00:00:00.-01Z",
        "2026-11-03 00:00:00.000Z",
        "2026/11/03T00:00:00.000Z",
        "2026-11-03T00:00:00.000+"
      })
  void refusesWhatIsNoInstant(String text) {
    assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void refusesAYearOfFiveDigits() {
    assertThatThrownBy(() -> InstantText.of(Instant.ofEpochMilli(LAST + 1)))
        .hasMessageContaining("years 0000 to 9999");
  }
}
