package io.github.usageexport.lake;

import static io.github.usageexport.lake.Column.decimal;
import static io.github.usageexport.lake.Column.string;
import static io.github.usageexport.lake.Column.timestamp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of {@link ControlTotalRow}. */
final class ControlTotalColumns {
  static final List<Column<ControlTotalRow>> ALL =
      List.of(
          string("check_id", "what is compared", ControlTotalRow::checkId),
          string("scope", "ACCOUNT or ORGANISATION", ControlTotalRow::scope),
          string("account_sid", "the account; null for all", ControlTotalColumns::account),
          string("category", "the category, if it is about one", ControlTotalColumns::category),
          string("price_unit", "currency of the amounts", ControlTotalRow::priceUnit),
          decimal(
              "expected", "what it should be; null if over 18 digits", ControlTotalRow::expected),
          decimal("actual", "what it is; null if over 18 digits", ControlTotalRow::actual),
          decimal(
              "difference",
              "how far they are apart; null if over 18 digits",
              ControlTotalRow::difference),
          decimal("tolerance", "the largest difference that passes", ControlTotalRow::tolerance),
          string("result", "PASS, WARN or FAIL", ControlTotalRow::result),
          string("explanation", "what the difference may come from", ControlTotalRow::explanation),
          string("run_id", "the run that compared", ControlTotalRow::runId),
          timestamp("checked_at", "when it was compared", ControlTotalRow::checkedAt));

  private ControlTotalColumns() {}

  private static @Nullable String account(ControlTotalRow row) {
    return row.accountSid() == null ? null : row.accountSid().value();
  }

  private static @Nullable String category(ControlTotalRow row) {
    return row.category() == null ? null : row.category().name();
  }
}
