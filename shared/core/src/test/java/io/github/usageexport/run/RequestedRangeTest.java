package io.github.usageexport.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.run.RequestedRange.Dates;
import io.github.usageexport.run.RequestedRange.Lookback;
import io.github.usageexport.run.RequestedRange.Period;
import io.github.usageexport.run.RequestedRange.Resolved;
import io.github.usageexport.usage.DateRange;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedRangeTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

  private static Resolved resolved(String start, String end, boolean clipped) {
    return new Resolved(new DateRange(LocalDate.parse(start), LocalDate.parse(end)), clipped);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-01, 2026-10-31, 2026-10-01, 2026-10-31, false",
    "2026-10-01, , 2026-10-01, 2026-11-24, false",
    "2026-11-24, 2026-11-24, 2026-11-24, 2026-11-24, false",
    "2026-11-01, 2026-11-25, 2026-11-01, 2026-11-24, true",
    "2026-11-01, +30days, 2026-11-01, 2026-11-24, true",
    "2026-11-01, +999999999-12-31, 2026-11-01, 2026-11-24, true",
    "-30days, , 2026-10-25, 2026-11-24, false",
    "-30days, -1day, 2026-10-25, 2026-11-23, false",
    "-0days, +0days, 2026-11-24, 2026-11-24, false",
    "2028-02-29, , , , ",
    "2008-01-01, 2008-01-01, 2008-01-01, 2008-01-01, false",
  })
  void takesDaysAndOffsetsBothInclusive(
      String start,
      @Nullable String end,
      @Nullable String first,
      @Nullable String last,
      @Nullable Boolean clipped) {
    if (first == null || last == null || clipped == null) {
      assertThatThrownBy(() -> new Dates(start, end).resolve(TODAY))
          .isInstanceOf(InvalidRequestException.class);
      return;
    }
    assertThat(new Dates(start, end).resolve(TODAY)).isEqualTo(resolved(first, last, clipped));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2026-11-25; ; start_date '2026-11-25'; after today, 2026-11-24 (GMT); ask for",
        "+1day; ; start_date '+1day'; after today, 2026-11-24 (GMT); ask for",
        "2007-12-31; ; start_date '2007-12-31'; before 2008-01-01; ask for a later day",
        "-99999days; ; start_date '-99999days'; before 2008-01-01; ask for a later day",
        "2026-10-02; 2026-10-01; end_date '2026-10-01'; before start_date '2026-10-02'; swap them",
        "2026-10-02; -90days; end_date '-90days'; before start_date '2026-10-02'; swap them",
        "2026-02-29; ; start_date '2026-02-29'; no date; YYYY-MM-DD, or an offset",
        "2026-10-01; 31.10.2026; end_date '31.10.2026'; no date; YYYY-MM-DD, or an offset",
        "20261001; ; start_date '20261001'; no date; such as -30days",
        "2026-10-01T00:00:00Z; ; start_date '2026-10-01T00:00:00Z'; no date; such as -30days",
        "30days; ; start_date '30days'; no date; such as -30days",
        "-30; ; start_date '-30'; no date; such as -30days",
        "-1months; ; start_date '-1months'; no date; such as -30days",
        "-123456days; ; start_date '-123456days'; no date; such as -30days",
        "yesterday; ; start_date 'yesterday'; no date; such as -30days",
        "''; ; start_date ''; no date; such as -30days",
      })
  void namesTheValueTheRuleAndTheRemedy(
      String start, @Nullable String end, String value, String rule, String remedy) {
    assertThatThrownBy(() -> new Dates(start, end).resolve(TODAY))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll(value, rule, remedy);
  }

  @ParameterizedTest
  @CsvSource({
    "today, 2026-11-24, 2026-11-24, 2026-11-24",
    "yesterday, 2026-11-24, 2026-11-23, 2026-11-23",
    "yesterday, 2026-03-01, 2026-02-28, 2026-02-28",
    "this-month, 2026-11-24, 2026-11-01, 2026-11-24",
    "this-month, 2026-11-01, 2026-11-01, 2026-11-01",
    "last-month, 2026-11-24, 2026-10-01, 2026-10-31",
    "last-month, 2026-01-31, 2025-12-01, 2025-12-31",
    "last-month, 2028-03-31, 2028-02-01, 2028-02-29",
  })
  void knowsPeriodsByName(String word, LocalDate today, String start, String end) {
    assertThat(Period.of(word).resolve(today)).isEqualTo(resolved(start, end, false));
    assertThat(Period.of(word).word()).isEqualTo(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TODAY", "this_month", "next-month", "all-time", "", "th\u0131s-month"})
  void namesThePeriodsThatThereAre(String word) {
    assertThatThrownBy(() -> Period.of(word))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("period '%s' is none of today, yesterday, this-month, last-month", word);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2026-11-24",
    "2, 2026-11-23",
    "45, 2026-10-11",
    "366, 2025-11-24",
    "10000, 2008-01-01",
  })
  void looksBackOverDaysOfWhichTodayIsOne(int days, String first) {
    assertThat(new Lookback(days).resolve(TODAY)).isEqualTo(resolved(first, "2026-11-24", false));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 10_001, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void looksBackOverASensibleNumberOfDays(int days) {
    assertThatThrownBy(() -> new Lookback(days))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("lookback_days " + days)
        .hasMessageContaining("1..10000");
  }

  @Test
  void looksBackOverFortyFiveDaysByDefault() {
    assertThat(RequestedRange.DEFAULT_LOOKBACK_DAYS).isEqualTo(45);
  }
}
