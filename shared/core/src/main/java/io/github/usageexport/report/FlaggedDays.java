package io.github.usageexport.report;

import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.usage.DateRange;

/**
 * Account-days whose statement carries a flag.
 *
 * @param within from the first of the days to the last
 */
public record FlaggedDays(QualityFlag flag, int accountDays, int accounts, DateRange within) {

  /** Whether figures may be wrong by it, rather than merely worth knowing. */
  public boolean isSuspect() {
    return switch (flag) {
      case PRICE_PENDING, PRICE_DROP, CURRENCY_MIXED, EMPTIED -> true;
      case RESTATED_AFTER_SETTLED,
          RESTATED_AFTER_CLOSED,
          UNKNOWN_CATEGORY,
          AS_OF_CONFLICT,
          AS_OF_MIXED,
          AS_OF_INFERRED,
          OUT_OF_ORDER ->
          false;
    };
  }

  /** What it means, for people. */
  public String explanation() {
    return switch (flag) {
      case PRICE_PENDING -> "used, and not priced yet";
      case PRICE_DROP -> "a price fell by over a fifth while usage did not";
      case RESTATED_AFTER_SETTLED -> "changed after it had settled";
      case RESTATED_AFTER_CLOSED -> "corrected after the month was closed";
      case UNKNOWN_CATEGORY -> "a category that the catalogue does not know";
      case AS_OF_CONFLICT -> "two statements of one moment disagreed; the later reading stands";
      case AS_OF_MIXED -> "records of one statement were of different moments";
      case AS_OF_INFERRED -> "Twilio did not say as of when";
      case OUT_OF_ORDER -> "older than what was known";
      case CURRENCY_MIXED -> "more than one currency on one day";
      case EMPTIED -> "had amounts before, and has none now";
    };
  }
}
