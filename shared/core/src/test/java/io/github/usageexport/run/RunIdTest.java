package io.github.usageexport.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the default locale")
class RunIdTest {
  private static String next(String instant, long seed) {
    return RunId.next(
        Clock.fixed(Instant.parse(instant), ZoneOffset.ofHours(13)), new Random(seed));
  }

  @Test
  void isTheSecondInUtcAndEightHexadecimalDigits() {
    assertThat(Stream.iterate(0L, seed -> seed < 1_000, seed -> seed + 1))
        .extracting(seed -> next("2026-11-24T02:03:04.999Z", seed))
        .allMatch(id -> id.matches("20261124T020304Z-[0-9a-f]{8}"))
        .doesNotHaveDuplicates();
  }

  @Test
  void sortsByTime() {
    assertThat(next("2026-12-31T23:59:59Z", 1)).isLessThan(next("2027-01-01T00:00:00Z", 2));
  }

  @Test
  void isInAsciiDigitsWhateverTheLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(next("2026-11-24T02:03:04Z", 5)).matches("20261124T020304Z-[0-9a-f]{8}");
    } finally {
      Locale.setDefault(before);
    }
  }
}
