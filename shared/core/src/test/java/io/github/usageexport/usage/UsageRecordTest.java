package io.github.usageexport.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageRecordTest {
  private static UsageRecord record(String start, String end, @Nullable Instant asOf) {
    return new UsageRecord(
        new AccountSid("AC" + "1".repeat(32)),
        new Category("calls"),
        null,
        LocalDate.parse(start),
        LocalDate.parse(end),
        null,
        null,
        Amount.ZERO,
        "minutes",
        null,
        null,
        asOf);
  }

  @Test
  void mayStateNothingButItsPeriodAndCategory() {
    UsageRecord row = record("2026-10-01", "2026-10-01", null);
    assertThat(row.count()).isNull();
    assertThat(row.usage()).isEqualTo(Amount.ZERO);
    assertThat(row.asOf()).isNull();
  }

  @Test
  void refusesAPeriodThatEndsBeforeItBegins() {
    assertThatThrownBy(() -> record("2026-10-02", "2026-10-01", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("end_date 2026-10-01 is before start_date 2026-10-02");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "1999-12-31T23:59:59Z"})
  void refusesAnAsOfFromBeforeTwilio(Instant asOf) {
    assertThatThrownBy(() -> record("2026-10-01", "2026-10-01", asOf))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("as_of")
        .hasMessageContaining("is before");
  }
}
