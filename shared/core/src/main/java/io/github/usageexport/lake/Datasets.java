package io.github.usageexport.lake;

import static io.github.usageexport.lake.PartitionKey.USAGE_DATE;
import static io.github.usageexport.lake.PartitionKey.USAGE_MONTH;
import static io.github.usageexport.lake.PartitionKey.USAGE_YEAR;

import io.github.usageexport.usage.Granularity;
import java.util.List;

/** Every dataset of the lake. */
public final class Datasets {
  /** The version of all columns; a new one would stand in a folder of its own. */
  public static final int SCHEMA_VERSION = 1;

  /** What is known now of each account and day. */
  public static final Dataset<UsageRow> USAGE_DAILY =
      Dataset.partitioned(
          "usage_daily",
          "what is known now of each account and day, by category",
          USAGE_DATE,
          UsageColumns.ALL,
          "account_sid",
          "category");

  /** Every version ever recorded, in full. */
  public static final Dataset<UsageRow> USAGE_VERSIONS =
      Dataset.partitioned(
          "usage_versions",
          "every version of every account and day that was ever recorded, in full",
          USAGE_DATE,
          UsageColumns.ALL,
          "account_sid",
          "category",
          "version");

  /** What each version changed against the one it replaced. */
  public static final Dataset<RestatementRow> RESTATEMENTS =
      Dataset.partitioned(
          "restatements",
          "what each version changed in a category against the version that it replaced",
          USAGE_DATE,
          RestatementColumns.ALL,
          "account_sid",
          "category",
          "version");

  /** Which accounts were observed, and why the others were not. */
  public static final Dataset<CoverageRow> COVERAGE =
      Dataset.partitioned(
          "coverage",
          "whether each account that lived that day was observed, and if not, why",
          USAGE_DATE,
          CoverageColumns.ALL,
          "account_sid");

  /** Whether it adds up; checks of a month lie under its first day. */
  public static final Dataset<ControlTotalRow> CONTROL_TOTALS =
      Dataset.partitioned(
          "control_totals",
          "comparisons of what should be equal; those of a month lie under its first day",
          USAGE_DATE,
          ControlTotalColumns.ALL,
          "account_sid",
          "category",
          "check_id",
          "scope",
          "price_unit");

  /** What is known now of each account and month. */
  public static final Dataset<UsageRow> USAGE_MONTHLY =
      Dataset.partitioned(
          "usage_monthly",
          "what is known now of each account and calendar month",
          USAGE_MONTH,
          UsageColumns.ALL,
          "account_sid",
          "category");

  /** What is known now of each account and year. */
  public static final Dataset<UsageRow> USAGE_YEARLY =
      Dataset.partitioned(
          "usage_yearly",
          "what is known now of each account and calendar year",
          USAGE_YEAR,
          UsageColumns.ALL,
          "account_sid",
          "category");

  /** What is known now of each account's whole life. */
  public static final Dataset<UsageRow> USAGE_ALL_TIME =
      Dataset.whole(
          "usage_all_time",
          "what is known now of the whole life of each account",
          UsageColumns.ALL,
          "account_sid",
          "category");

  /** The accounts. */
  public static final Dataset<AccountRow> ACCOUNTS =
      Dataset.whole(
          "accounts",
          "the accounts, those that Twilio no longer lists included",
          AccountColumns.ALL,
          "account_sid");

  /** The categories. */
  public static final Dataset<CategoryRow> CATEGORIES =
      Dataset.whole(
          "categories",
          "the categories of the catalogue and those that Twilio stated",
          CategoryColumns.ALL,
          "category");

  /** All of them. */
  public static final List<Dataset<?>> ALL =
      List.of(
          USAGE_DAILY,
          USAGE_VERSIONS,
          RESTATEMENTS,
          COVERAGE,
          CONTROL_TOTALS,
          USAGE_MONTHLY,
          USAGE_YEARLY,
          USAGE_ALL_TIME,
          ACCOUNTS,
          CATEGORIES);

  private Datasets() {}

  /** The dataset of current usage by periods of this granularity. */
  public static Dataset<UsageRow> usage(Granularity granularity) {
    return switch (granularity) {
      case DAILY -> USAGE_DAILY;
      case MONTHLY -> USAGE_MONTHLY;
      case YEARLY -> USAGE_YEARLY;
      case ALL_TIME -> USAGE_ALL_TIME;
    };
  }
}
