package io.github.usageexport.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateRangeTest {
  private static final DateRange TEN_DAYS = range("2026-10-11", "2026-10-20");

  private static DateRange range(String start, String end) {
    return new DateRange(LocalDate.parse(start), LocalDate.parse(end));
  }

  @Test
  void refusesAnEndBeforeItsStart() {
    assertThatThrownBy(() -> range("2026-10-02", "2026-10-01"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("end date 2026-10-01 is before start date 2026-10-02");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-10, false",
    "2026-10-11, true",
    "2026-10-20, true",
    "2026-10-21, false",
  })
  void holdsBothItsEnds(LocalDate day, boolean inside) {
    assertThat(TEN_DAYS.contains(day)).isEqualTo(inside);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-01, 2026-10-11, 2026-10-11..2026-10-11",
    "2026-10-20, 2026-12-31, 2026-10-20..2026-10-20",
    "2026-10-12, 2026-10-13, 2026-10-12..2026-10-13",
    "2020-01-01, 2030-01-01, 2026-10-11..2026-10-20",
  })
  void intersectsEitherWayRound(LocalDate start, LocalDate end, String shared) {
    DateRange other = new DateRange(start, end);
    String[] ends = shared.split("\\.\\.");
    assertThat(TEN_DAYS.intersection(other)).contains(range(ends[0], ends[1]));
    assertThat(other.intersection(TEN_DAYS)).isEqualTo(TEN_DAYS.intersection(other));
  }

  @Test
  void sharesNothingWithItsNeighbours() {
    assertThat(TEN_DAYS.intersection(range("2026-10-01", "2026-10-10"))).isEmpty();
    assertThat(TEN_DAYS.intersection(range("2026-10-21", "2026-10-31"))).isEmpty();
    assertThat(TEN_DAYS.from(LocalDate.parse("2026-10-21"))).isEmpty();
    assertThat(TEN_DAYS.until(LocalDate.parse("2026-10-10"))).isEmpty();
  }

  @Test
  void countsLeapDays() {
    assertThat(range("2028-02-28", "2028-03-01").days())
        .extracting(LocalDate::toString)
        .containsExactly("2028-02-28", "2028-02-29", "2028-03-01");
    assertThat(range("2026-02-28", "2026-03-01").days()).hasSize(2);
  }

  @Test
  void readsAsItsDays() {
    assertThat(TEN_DAYS).hasToString("2026-10-11..2026-10-20");
    assertThat(range("2026-10-11", "2026-10-11")).hasToString("2026-10-11");
  }
}
