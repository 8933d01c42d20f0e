package io.github.usageexport.report;

import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.usage.DateRange;

/**
 * Account-days with a quality flag.
 *
 * @param within from the first of these days to the last
 */
public record FlaggedDays(QualityFlag flag, int accountDays, int accounts, DateRange within) {

  /** Whether the figures may be wrong. */
  public boolean isSuspect() {
    return switch (flag) {
      case PRICE_PENDING, PRICE_DROP, CURRENCY_MIXED, EMPTIED -> true;
      case RESTATED_AFTER_SETTLED,
          RESTATED_AFTER_CLOSED,
          UNKNOWN_CATEGORY,
          AS_OF_CONFLICT,
          AS_OF_MIXED,
          AS_OF_INFERRED,
          OUT_OF_ORDER,
          AMOUNT_ROUNDED ->
          false;
    };
  }

  /** What the flag means. */
  public String explanation() {
    return switch (flag) {
      case PRICE_PENDING -> "usage without a price yet";
      case PRICE_DROP -> "price fell by over 20% while usage did not";
      case RESTATED_AFTER_SETTLED -> "changed after it was settled";
      case RESTATED_AFTER_CLOSED -> "corrected after the month was closed";
      case UNKNOWN_CATEGORY -> "category not in the catalogue";
      case AS_OF_CONFLICT -> "two reads with the same as_of differ; the later one is kept";
      case AS_OF_MIXED -> "records of one read have different as_of values";
      case AS_OF_INFERRED -> "Twilio returned no as_of";
      case OUT_OF_ORDER -> "older than what was already known";
      case CURRENCY_MIXED -> "more than one currency on one day";
      case EMPTIED -> "had amounts before, has none now";
      case AMOUNT_ROUNDED -> "an amount had more than 10 fraction digits and was rounded";
    };
  }
}
