package io.github.usageexport.lake;

import static io.github.usageexport.lake.Column.bool;
import static io.github.usageexport.lake.Column.integer;
import static io.github.usageexport.lake.Column.string;
import static io.github.usageexport.lake.Column.strings;
import static io.github.usageexport.lake.Column.timestamp;

import java.util.List;

/** The columns of {@link CoverageRow}. */
final class CoverageColumns {
  static final List<Column<CoverageRow>> ALL =
      List.of(
          string("account_sid", "the account", row -> row.accountSid().value()),
          string("account_name", "its friendly name", CoverageRow::accountName),
          string(
              "account_status",
              "active, suspended or closed, in Twilio's word",
              row -> row.accountStatus().value()),
          bool("listed", "whether Twilio still lists it", CoverageRow::listed),
          bool("observed", "whether a complete statement is known", CoverageRow::observed),
          string("reason", "why the last attempt gave none", CoverageRow::reason),
          integer(
              "categories_stated", "categories in the statement", CoverageRow::categoriesStated),
          integer(
              "categories_nonzero",
              "categories with an amount other than zero",
              CoverageRow::categoriesNonzero),
          timestamp("as_of", "when Twilio first stated this content", CoverageRow::asOf),
          timestamp(
              "confirmed_as_of",
              "the newest statement that still said so",
              CoverageRow::confirmedAsOf),
          timestamp("observed_at", "when the version was recorded", CoverageRow::observedAt),
          integer("versions", "versions recorded", CoverageRow::versions),
          string("state", "OPEN, PROVISIONAL, SETTLED or CLOSED", CoverageRow::state),
          strings("quality_flags", "what is odd about the version", CoverageRow::qualityFlags),
          string("run_id", "the run that recorded the version", CoverageRow::runId));

  private CoverageColumns() {}
}
