package io.github.usageexport.snapshot;

/** What a reader should know before trusting a version; a closed list, kept with the version. */
public enum QualityFlag {
  /** Count or usage without a price, in a category that had one before or on other days. */
  PRICE_PENDING,
  /** Against the version it replaced, a price fell by over a fifth while usage did not fall. */
  PRICE_DROP,
  /** The version it replaced was SETTLED. */
  RESTATED_AFTER_SETTLED,
  /** The version it replaced was CLOSED. */
  RESTATED_AFTER_CLOSED,
  /** A category that the catalogue does not know. */
  UNKNOWN_CATEGORY,
  /** Other content than a statement with the same as_of; the later recording won. */
  AS_OF_CONFLICT,
  /** Its records did not agree on as_of; the greatest was taken. */
  AS_OF_MIXED,
  /** Nothing in the read stated an as_of; the moment of recording stands in for it. */
  AS_OF_INFERRED,
  /** Older than what was known already; kept, never current. */
  OUT_OF_ORDER,
  /** More than one currency. */
  CURRENCY_MIXED,
  /** Amounts were known and the statement has none. */
  EMPTIED,

  /** An amount was stated with more than 10 fraction digits; the nearest with 10 was kept. */
  AMOUNT_ROUNDED
}
