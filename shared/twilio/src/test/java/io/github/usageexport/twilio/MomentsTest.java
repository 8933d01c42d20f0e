package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-06T08:49:37+00:00",
        "2026-11-06T08:49:37Z",
        "2026-11-06t08:49:37z",
        "2026-11-06 08:49:37",
        "2026-11-06 08:49:37 UTC",
        " 2026-11-06T08:49:37.000000+00:00 ",
        "2026-11-06T09:49:37+01:00",
        "2026-11-06T09:49:37+0100",
        "2026-11-06T14:19:37+05:30",
        "2026-11-06T09:49:37+01",
        "Fri, 06 Nov 2026 08:49:37 GMT",
        "Fri, 6 Nov 2026 08:49:37 +0000",
        "fri, 6 nov 2026 08:49:37 gmt",
        "6 Nov 2026 08:49:37 -0000",
        "06 Nov 2026 08:49:37 UT",
        "Fri, 06 Nov 2026 09:49:37 +0100 (CET)",
        "Fri,  6 Nov 2026  8:49:37 Z",
        "Friday, 06-Nov-26 08:49:37 GMT",
        "Fri Nov  6 08:49:37 2026",
      })
  void usualFormsAreRead(String text) {
    assertThat(Moments.parse(text)).contains(Instant.parse("2026-11-06T08:49:37Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-11-06", "32 Nov 2026 08:49:37 GMT", "12345"})
  void othersAreNot(String text) {
    assertThat(Moments.parse(text)).isEmpty();
  }
}
