package io.github.usageexport.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GranularityTest {
  /** Under a Turkish locale DAILY in lower case would have no dot on its i. */
  @ParameterizedTest
  @CsvSource({
    "DAILY, daily, Daily",
    "MONTHLY, monthly, Monthly",
    "YEARLY, yearly, Yearly",
    "ALL_TIME, all-time, AllTime",
  })
  void hasAWordForPeopleAndAResourceAtTwilio(
      Granularity granularity, String word, String resource) {
    assertThat(granularity.word()).isEqualTo(word);
    assertThat(granularity.resource()).isEqualTo(resource);
    assertThat(Granularity.of(word)).isEqualTo(granularity);
  }

  @Test
  void namesTheWordsThatThereAre() {
    assertThatThrownBy(() -> Granularity.of("hourly"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'hourly' is not a granularity: one of daily, monthly, yearly, all-time");
  }
}
