package io.github.usageexport.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UsagePeriodTest {
  private static DateRange range(String start, String end) {
    return new DateRange(LocalDate.parse(start), LocalDate.parse(end));
  }

  private static List<String> touched(Granularity granularity, DateRange range) {
    return UsagePeriod.touchedBy(granularity, range).limit(50).map(UsagePeriod::key).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "DAILY, 2026-11-03, 2026-11-03, 2026-11-03, 2026-11-04T00:00:00Z, 2026-12-01T00:00:00Z",
    "DAILY, 2028-02-29, 2028-02-29, 2028-02-29, 2028-03-01T00:00:00Z, 2028-03-01T00:00:00Z",
    "MONTHLY, 2026-02, 2026-02-01, 2026-02-28, 2026-03-01T00:00:00Z, 2026-03-01T00:00:00Z",
    "MONTHLY, 2028-02, 2028-02-01, 2028-02-29, 2028-03-01T00:00:00Z, 2028-03-01T00:00:00Z",
    "MONTHLY, 2026-12, 2026-12-01, 2026-12-31, 2027-01-01T00:00:00Z, 2027-01-01T00:00:00Z",
    "YEARLY, 2026, 2026-01-01, 2026-12-31, 2027-01-01T00:00:00Z, 2027-01-01T00:00:00Z",
    "YEARLY, 2028, 2028-01-01, 2028-12-31, 2029-01-01T00:00:00Z, 2029-01-01T00:00:00Z",
  })
  void knowsWhereItBeginsAndEnds(
      Granularity granularity,
      String key,
      LocalDate first,
      LocalDate last,
      Instant end,
      Instant endOfMonth) {
    UsagePeriod period = UsagePeriod.of(granularity, key);
    assertThat(period.days()).isEqualTo(new DateRange(first, last));
    assertThat(period.end()).isEqualTo(end);
    assertThat(period.endOfMonth()).isEqualTo(endOfMonth);
    assertThat(period).hasToString(key);
  }

  @ParameterizedTest
  @EnumSource(Granularity.class)
  void isTheOneThatItsKeyNames(Granularity granularity) {
    Random random = new Random(20_261_124);
    for (int i = 0; i < 2_000; i++) {
      LocalDate day = LocalDate.of(2008, 1, 1).plusDays(random.nextInt(20_000));
      UsagePeriod period = UsagePeriod.containing(granularity, day);
      assertThat(UsagePeriod.of(granularity, period.key())).isEqualTo(period);
      assertThat(period.days().contains(day)).isTrue();
      assertThat(UsagePeriod.containing(granularity, period.lastDay())).isEqualTo(period);
    }
  }

  @Test
  void everyPeriodThatARangeTouchesIsThereOnce() {
    DateRange range = range("2026-11-30", "2027-02-01");
    assertThat(touched(Granularity.MONTHLY, range))
        .containsExactly("2026-11", "2026-12", "2027-01", "2027-02");
    assertThat(touched(Granularity.YEARLY, range)).containsExactly("2026", "2027");
    assertThat(touched(Granularity.ALL_TIME, range)).containsExactly("all");
    assertThat(touched(Granularity.DAILY, range("2028-02-28", "2028-03-01")))
        .containsExactly("2028-02-28", "2028-02-29", "2028-03-01");
  }

  @Test
  void allTimeHoldsEveryDayOfTwilio() {
    UsagePeriod all = UsagePeriod.containing(Granularity.ALL_TIME, LocalDate.of(2026, 11, 3));
    assertThat(all).isEqualTo(UsagePeriod.of(Granularity.ALL_TIME, "all"));
    assertThat(all.days().contains(LocalDate.of(2008, 1, 1))).isTrue();
    assertThat(all.end()).isAfter(Instant.parse("2999-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({"MONTHLY, 2026-11-02", "YEARLY, 2026-02-01", "ALL_TIME, 2026-01-01"})
  void refusesADayThatBeginsNone(Granularity granularity, LocalDate day) {
    assertThatThrownBy(() -> new UsagePeriod(granularity, day))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(day + " does not begin a period of " + granularity);
  }

  @ParameterizedTest
  @CsvSource({
    "DAILY, 2026-02-29",
    "DAILY, 2026-11",
    "MONTHLY, 2026-13",
    "MONTHLY, 2026-11-03",
    "YEARLY, twenty",
    "ALL_TIME, 2026",
    "DAILY, all",
  })
  void refusesAKeyOfAnother(Granularity granularity, String key) {
    assertThatThrownBy(() -> UsagePeriod.of(granularity, key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + key + "' is no key of a " + granularity);
  }

  @Test
  void ordersByGranularityAndTime() {
    UsagePeriod day = UsagePeriod.of(Granularity.DAILY, "2027-01-01");
    UsagePeriod earlier = UsagePeriod.day(LocalDate.of(2026, 12, 31));
    UsagePeriod month = UsagePeriod.of(Granularity.MONTHLY, "2026-12");
    assertThat(Stream.of(month, day, earlier).sorted()).containsExactly(earlier, day, month);
  }
}
