package io.github.usageexport.cli.sqlite;

import io.github.usageexport.snapshot.Head;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.UsagePeriod;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A head as a row of the table {@code heads}. */
final class HeadRow {
  /** Not REPLACE, which would write the index anew as well. */
  static final String PUT =
      """
      INSERT INTO heads (
        granularity, period, account, versions, current, digest,
        as_of, confirmed_as_of, observed_at, first_observed_at, reason)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET
        versions = excluded.versions, current = excluded.current, digest = excluded.digest,
        as_of = excluded.as_of, confirmed_as_of = excluded.confirmed_as_of,
        observed_at = excluded.observed_at, first_observed_at = excluded.first_observed_at,
        reason = excluded.reason
      """;

  /** What {@link #read} reads, in its order. */
  static final String COLUMNS =
      """
      h.versions, h.current, h.digest,
      h.as_of, h.confirmed_as_of, h.observed_at, h.first_observed_at, h.reason
      """;

  private HeadRow() {}

  static SqliteQuery bind(SqliteQuery query, AccountSid account, Head head) throws SQLException {
    Head.Belief belief = head.belief();
    query.with(head.period().granularity().word()).with(head.period().key()).with(account.value());
    if (belief == null) {
      query.without(7);
    } else {
      query
          .with(belief.versions())
          .with(belief.current())
          .with(belief.digest())
          .with(belief.asOf())
          .with(belief.confirmedAsOf())
          .with(belief.observedAt())
          .with(belief.firstObservedAt());
    }
    return query.with(head.reason() == null ? null : head.reason().name());
  }

  static Head read(UsagePeriod period, SqliteRow row) throws SQLException {
    Integer versions = row.optionalNumber();
    if (versions == null) {
      row.skip(6);
      return new Head(period, null, reason(row));
    }
    Head.Belief belief =
        new Head.Belief(
            versions,
            row.number(),
            row.text(),
            row.instant(),
            row.instant(),
            row.instant(),
            row.instant());
    return new Head(period, belief, reason(row));
  }

  private static @Nullable FailureReason reason(SqliteRow row) throws SQLException {
    String name = row.optionalText();
    return name == null ? null : FailureReason.valueOf(name);
  }
}
