package io.github.usageexport.lake;

import static io.github.usageexport.lake.Column.bool;
import static io.github.usageexport.lake.Column.decimal;
import static io.github.usageexport.lake.Column.integer;
import static io.github.usageexport.lake.Column.string;
import static io.github.usageexport.lake.Column.timestamp;

import java.util.List;

/** The columns of {@link RestatementRow}. */
final class RestatementColumns {
  static final List<Column<RestatementRow>> ALL =
      List.of(
          string("account_sid", "the account that used", row -> row.accountSid().value()),
          string("account_name", "its friendly name", RestatementRow::accountName),
          string("category", "usage category as Twilio spells it", row -> row.category().name()),
          string(
              "category_role",
              "ADDITIVE, ROLLUP, OVERLAP, TOTAL or UNKNOWN; only ADDITIVE rows may be summed",
              RestatementRow::categoryRole),
          string("description", "Twilio's words for the category", RestatementRow::description),
          string("count_unit", "unit of the counts", RestatementRow::countUnit),
          string("usage_unit", "unit of the usages", RestatementRow::usageUnit),
          string("price_unit", "currency of the prices", RestatementRow::priceUnit),
          integer(
              "previous_version", "the version that was replaced", RestatementRow::previousVersion),
          integer("version", "the version that replaced it", RestatementRow::version),
          timestamp("previous_as_of", "as_of of the one replaced", RestatementRow::previousAsOf),
          timestamp("as_of", "as_of of the one that replaced it", RestatementRow::asOf),
          timestamp(
              "previous_observed_at",
              "when the one replaced was recorded",
              RestatementRow::previousObservedAt),
          timestamp(
              "observed_at",
              "when the one that replaced it was recorded",
              RestatementRow::observedAt),
          string(
              "previous_state",
              "state of the one replaced, when it was last confirmed",
              RestatementRow::previousState),
          decimal("previous_count", "count before", RestatementRow::previousCount),
          decimal("count", "count now", RestatementRow::count),
          decimal(
              "count_delta",
              "count now less before; null if over 18 digits",
              RestatementRow::countDelta),
          decimal("previous_usage", "usage before", RestatementRow::previousUsage),
          decimal("usage", "usage now", RestatementRow::usage),
          decimal(
              "usage_delta",
              "usage now less before; null if over 18 digits",
              RestatementRow::usageDelta),
          decimal("previous_price", "price before", RestatementRow::previousPrice),
          decimal("price", "price now", RestatementRow::price),
          decimal(
              "price_delta",
              "price now less before; null if over 18 digits",
              RestatementRow::priceDelta),
          string("change_type", "ADDED, CHANGED, ZEROED or ABSENT", RestatementRow::changeType),
          integer("age_days", "days from the usage to the observation", RestatementRow::ageDays),
          bool("after_close", "whether the one replaced was CLOSED", RestatementRow::afterClose),
          string("run_id", "the run that recorded the change", RestatementRow::runId));

  private RestatementColumns() {}
}
