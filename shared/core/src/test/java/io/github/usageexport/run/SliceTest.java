package io.github.usageexport.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceTest {
  private static Slice slice(Granularity granularity, String start, String end) {
    return new Slice(Accounts.account(1), granularity, Accounts.days(start, end));
  }

  @ParameterizedTest
  @CsvSource({
    "DAILY, 2026-10-01, 2026-10-31, 2026-10, 31",
    "DAILY, 2026-10-31, 2026-10-31, 2026-10, 1",
    "MONTHLY, 2026-10-05, 2026-10-31, 2026-10, 1",
    "YEARLY, 2026-02-10, 2026-11-24, 2026, 1",
    "ALL_TIME, 2010-01-01, 2026-11-24, all, 1",
  })
  void liesInOneBucketAndGivesAStatementOfEachPeriod(
      Granularity granularity, String start, String end, String bucket, int periods) {
    Slice slice = slice(granularity, start, end);
    assertThat(slice.key().bucket().key()).isEqualTo(bucket);
    assertThat(slice.periods())
        .hasSize(periods)
        .extracting(UsagePeriod::granularity)
        .containsOnly(granularity);
  }

  @ParameterizedTest
  @CsvSource({
    "DAILY, 2026-10-31, 2026-11-01",
    "MONTHLY, 2026-10-31, 2026-11-01",
    "YEARLY, 2026-12-31, 2027-01-01",
  })
  void spansNoMoreThanOne(Granularity granularity, String start, String end) {
    assertThatThrownBy(() -> slice(granularity, start, end))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(start + ".." + end + " spans more than one slice");
  }

  @Test
  void namesAccountGranularityAndDays() {
    assertThat(slice(Granularity.ALL_TIME, "2010-01-01", "2026-11-24"))
        .hasToString(Accounts.sid(1) + " all-time 2010-01-01..2026-11-24");
  }
}
