package io.github.usageexport.lake;

import io.github.usageexport.usage.Granularity;

/** The column by which a dataset is cut into partitions: a folder's name, and a string in SQL. */
public enum PartitionKey {
  /** {@code yyyy-MM-dd}. */
  USAGE_DATE("usage_date", Granularity.DAILY),
  /** {@code yyyy-MM}. */
  USAGE_MONTH("usage_month", Granularity.MONTHLY),
  /** {@code yyyy}. */
  USAGE_YEAR("usage_year", Granularity.YEARLY);

  private final String column;
  private final Granularity granularity;

  PartitionKey(String column, Granularity granularity) {
    this.column = column;
    this.granularity = granularity;
  }

  public String column() {
    return column;
  }

  /** The granularity of the periods that are this key's values. */
  public Granularity granularity() {
    return granularity;
  }
}
