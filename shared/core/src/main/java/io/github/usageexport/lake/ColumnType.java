package io.github.usageexport.lake;

/** What a column holds. Parquet, Glue and DuckDB types each follow from these alone. */
public enum ColumnType {
  /** Text in UTF-8. */
  STRING,
  /** An exact amount with 18 integer and 10 fraction digits. */
  DECIMAL,
  /** A moment in UTC, in whole milliseconds. */
  TIMESTAMP,
  /** A GMT day. */
  DATE,
  /** A whole number of 32 bits. */
  INT,
  BOOLEAN,
  /** A list of texts, which may be empty; an empty list is not null. */
  STRING_LIST
}
