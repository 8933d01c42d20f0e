package io.github.usageexport.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  @ParameterizedTest
  @CsvSource({
    "DAILY, usage_daily/usage_date=2026-11-01",
    "MONTHLY, usage_monthly/usage_month=2026-11",
    "YEARLY, usage_yearly/usage_year=2026",
    "ALL_TIME, usage_all_time"
  })
  void liesInTheFolderOfItsPeriod(Granularity granularity, String name) {
    Partition<?> partition =
        Datasets.usage(granularity).partition(UsagePeriod.containing(granularity, DAY));

    assertThat(partition).hasToString(name);
    assertThat(partition.dataPath()).isEqualTo("warehouse/v1/" + name + "/part-00.parquet");
    assertThat(partition.manifestPath()).isEqualTo("warehouse/v1/_manifests/" + name + ".json");
  }

  @Test
  void aDatasetOfOneFileHasNoPartitionFolder() {
    assertThat(Datasets.ACCOUNTS.partition().dataPath())
        .isEqualTo("warehouse/v1/accounts/part-00.parquet");
    assertThat(Datasets.ACCOUNTS.partition().manifestPath())
        .isEqualTo("warehouse/v1/_manifests/accounts.json");
  }

  @Test
  void refusesAPeriodOfAnotherGranularity() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Datasets.USAGE_DAILY.partition(UsagePeriod.containing(Granularity.MONTHLY, DAY)))
        .withMessage("usage_daily is cut by usage_date: '2026-11' is no partition of it");
  }

  @Test
  void refusesNoPeriodWhereThereMustBeOne() {
    assertThatIllegalArgumentException().isThrownBy(Datasets.USAGE_DAILY::partition);
  }

  @Test
  void refusesAPeriodWhereThereIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Datasets.ACCOUNTS.partition(UsagePeriod.day(DAY)));
  }
}
