package io.github.usageexport.cli.sqlite;

import io.github.usageexport.run.Problem;
import io.github.usageexport.run.Restated;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a slice of a run ended, as a row of the table {@code outcomes}. */
final class OutcomeRow {
  static final String REPLACE =
      """
      INSERT OR REPLACE INTO outcomes (
        run_id, account, granularity, start_date, end_date, reason, detail, remedy,
        created, changed, unchanged, out_of_order, restated_days, restated_rows, restated_price)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  static final String SELECT =
      """
      SELECT account, granularity, start_date, end_date, reason, detail, remedy,
        created, changed, unchanged, out_of_order, restated_days, restated_rows, restated_price
      FROM outcomes WHERE run_id = ?
      """;

  private OutcomeRow() {}

  static SqliteQuery bind(SqliteQuery query, String runId, SliceOutcome outcome)
      throws SQLException {
    query
        .with(runId)
        .with(outcome.account().value())
        .with(outcome.granularity().word())
        .with(outcome.range().start().toString())
        .with(outcome.range().end().toString());
    Problem problem = outcome.problem();
    if (problem == null) {
      query.without(3);
    } else {
      query.with(problem.reason().name()).with(problem.detail()).with(problem.remedy());
    }
    return query
        .with(outcome.counts().created())
        .with(outcome.counts().changed())
        .with(outcome.counts().unchanged())
        .with(outcome.counts().outOfOrder())
        .with(outcome.restated().days())
        .with(outcome.restated().rows())
        .with(text(outcome.restated().priceDelta()));
  }

  static SliceOutcome read(SqliteRow row) throws SQLException {
    return new SliceOutcome(
        new AccountSid(row.text()),
        Granularity.of(row.text()),
        new DateRange(row.date(), row.date()),
        problem(row),
        new Counts(row.number(), row.number(), row.number(), row.number()),
        new Restated(row.number(), row.number(), amounts(row.text())));
  }

  private static @Nullable Problem problem(SqliteRow row) throws SQLException {
    String reason = row.optionalText();
    if (reason == null) {
      row.skip(2);
      return null;
    }
    return new Problem(FailureReason.valueOf(reason), row.text(), row.text());
  }

  /** A line of amount and currency each: {@code -12.5 usd}. */
  private static String text(Map<String, Amount> amounts) {
    return amounts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, Amount> amounts(String text) {
    Map<String, Amount> amounts = new TreeMap<>();
    text.lines()
        .forEach(
            line -> {
              int space = line.indexOf(' ');
              // A sum, which may be longer than what Twilio can state.
              amounts.put(
                  line.substring(space + 1), new Amount(new BigDecimal(line.substring(0, space))));
            });
    return amounts;
  }
}
