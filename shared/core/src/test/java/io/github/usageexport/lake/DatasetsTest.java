package io.github.usageexport.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.usage.Granularity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The columns as the published contract names them, in its order. */
class DatasetsTest {
  private static final String USAGE =
      "account_sid account_name account_status parent_account_sid category description"
          + " category_role category_family count usage price count_unit usage_unit price_unit"
          + " start_date end_date as_of observed_at first_observed_at version state quality_flags"
          + " run_id schema_version";

  @Test
  void usageHasTheSameColumnsAtEveryGranularityAndInVersions() {
    assertThat(List.of(Granularity.values()))
        .allSatisfy(granularity -> assertThat(names(Datasets.usage(granularity))).isEqualTo(USAGE));
    assertThat(names(Datasets.USAGE_VERSIONS)).isEqualTo(USAGE);
  }

  @Test
  void restatementsSayBothSidesAndTheirDifference() {
    assertThat(names(Datasets.RESTATEMENTS))
        .isEqualTo(
            "account_sid account_name category category_role description count_unit usage_unit"
                + " price_unit previous_version version previous_as_of as_of previous_observed_at"
                + " observed_at previous_state previous_count count count_delta previous_usage"
                + " usage usage_delta previous_price price price_delta change_type age_days"
                + " after_close run_id");
  }

  @Test
  void coverageSaysWhoWasObserved() {
    assertThat(names(Datasets.COVERAGE))
        .isEqualTo(
            "account_sid account_name account_status listed observed reason categories_stated"
                + " categories_nonzero as_of confirmed_as_of observed_at versions state"
                + " quality_flags run_id");
  }

  @Test
  void controlTotalsSayWhatWasCompared() {
    assertThat(names(Datasets.CONTROL_TOTALS))
        .isEqualTo(
            "check_id scope account_sid category price_unit expected actual difference tolerance"
                + " result explanation run_id checked_at");
  }

  @Test
  void dimensionsDescribeAccountsAndCategories() {
    assertThat(names(Datasets.ACCOUNTS))
        .isEqualTo(
            "account_sid account_name account_status parent_account_sid date_created first_seen"
                + " last_seen status_since listed");
    assertThat(names(Datasets.CATEGORIES))
        .isEqualTo(
            "category role family parent evidence count_unit usage_unit first_seen last_seen"
                + " catalogue_version");
  }

  @Test
  void everyDatasetHasANameOfItsOwn() {
    assertThat(Datasets.ALL)
        .extracting(Dataset::name)
        .containsExactlyInAnyOrder(
            "usage_daily",
            "usage_versions",
            "restatements",
            "coverage",
            "control_totals",
            "usage_monthly",
            "usage_yearly",
            "usage_all_time",
            "accounts",
            "categories");
  }

  private static String names(Dataset<?> dataset) {
    return String.join(" ", dataset.columns().stream().map(Column::name).toList());
  }
}
