package io.github.usageexport.lake;

import static io.github.usageexport.lake.Column.date;
import static io.github.usageexport.lake.Column.decimal;
import static io.github.usageexport.lake.Column.integer;
import static io.github.usageexport.lake.Column.string;
import static io.github.usageexport.lake.Column.strings;
import static io.github.usageexport.lake.Column.timestamp;

import java.util.List;

/** The columns of {@link UsageRow}. */
final class UsageColumns {
  static final List<Column<UsageRow>> ALL =
      List.of(
          string("account_sid", "the account that used", row -> row.accountSid().value()),
          string("account_name", "its friendly name", UsageRow::accountName),
          string(
              "account_status",
              "active, suspended or closed, in Twilio's word",
              row -> row.accountStatus().value()),
          string(
              "parent_account_sid",
              "the account that owns it; the parent owns itself",
              row -> row.parentAccountSid().value()),
          string("category", "usage category as Twilio spells it", row -> row.category().name()),
          string("description", "Twilio's words for the category", UsageRow::description),
          string(
              "category_role",
              "ADDITIVE, ROLLUP, OVERLAP, TOTAL or UNKNOWN; only ADDITIVE rows may be summed",
              UsageRow::categoryRole),
          string("category_family", "product family, by the catalogue", UsageRow::categoryFamily),
          decimal("count", "number of events, in count_unit", UsageRow::count),
          decimal("usage", "the amount that is billed, in usage_unit", UsageRow::usage),
          decimal("price", "what it cost, in price_unit; negative for a credit", UsageRow::price),
          string("count_unit", "unit of count", UsageRow::countUnit),
          string("usage_unit", "unit of usage", UsageRow::usageUnit),
          string("price_unit", "currency of price, as Twilio writes it", UsageRow::priceUnit),
          date("start_date", "first GMT day, inclusive", UsageRow::startDate),
          date("end_date", "last GMT day, inclusive", UsageRow::endDate),
          timestamp("as_of", "when Twilio first stated this content", UsageRow::asOf),
          timestamp("observed_at", "when this version was recorded", UsageRow::observedAt),
          timestamp(
              "first_observed_at",
              "when the first version of this account and period was recorded",
              UsageRow::firstObservedAt),
          integer("version", "1, 2, … in the order of recording", UsageRow::version),
          string("state", "OPEN, PROVISIONAL, SETTLED or CLOSED", UsageRow::state),
          strings("quality_flags", "what is odd about the version", UsageRow::qualityFlags),
          string("run_id", "the run that recorded the version", UsageRow::runId),
          integer("schema_version", "version of these columns", _ -> Datasets.SCHEMA_VERSION));

  private UsageColumns() {}
}
