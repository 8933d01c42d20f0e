package io.github.usageexport.cli.sqlite;

import io.github.usageexport.control.ControlKind;
import io.github.usageexport.control.ControlReading;
import io.github.usageexport.control.ControlStore;
import io.github.usageexport.snapshot.VersionCodec;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps what controls compare with in a {@link SqliteDatabase}. */
public final class SqliteControlStore implements ControlStore {
  private static final String COLUMNS =
      "account, kind, start_date, end_date, as_of, observed_at, run_id, reason, digest, content";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM controls WHERE month = ? ";

  private static final String OF_MONTH = SELECT + "ORDER BY account, kind, start_date";

  private static final String ONE = SELECT + "AND account = ? AND kind = ? AND start_date = ?";
  private static final String PUT =
      "INSERT INTO controls (month, "
          + COLUMNS
          + """
          ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (month, account, kind, start_date) DO UPDATE SET
            end_date = excluded.end_date, as_of = excluded.as_of,
            observed_at = excluded.observed_at, run_id = excluded.run_id,
            reason = excluded.reason, digest = excluded.digest, content = excluded.content
          WHERE excluded.as_of >= controls.as_of
          """;

  private final SqliteDatabase database;

  public SqliteControlStore(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public void save(Collection<ControlReading> readings) {
    database.write(
        session -> {
          for (ControlReading reading : readings) {
            bind(session.query(PUT), reading).update();
          }
          return readings.size();
        });
  }

  @Override
  public Optional<ControlReading> find(ControlKind kind, AccountSid account, LocalDate firstDay) {
    return database.read(
        session ->
            session
                .query(ONE)
                .with(YearMonth.from(firstDay).toString())
                .with(account.value())
                .with(kind.name())
                .with(firstDay.toString())
                .first(SqliteControlStore::reading));
  }

  @Override
  public Stream<ControlReading> readings(YearMonth month) {
    return database.stream(
        session -> session.query(OF_MONTH).with(month.toString()), SqliteControlStore::reading);
  }

  private static SqliteQuery bind(SqliteQuery query, ControlReading reading) throws SQLException {
    FailureReason reason = reading.reason();
    return query
        .with(reading.month().toString())
        .with(reading.account().value())
        .with(reading.kind().name())
        .with(reading.range().start().toString())
        .with(reading.range().end().toString())
        .with(reading.asOf())
        .with(reading.observedAt())
        .with(reading.runId())
        .with(reason == null ? null : reason.name())
        .with(reading.content().digest())
        .with(VersionCodec.pack(reading.content()));
  }

  private static ControlReading reading(SqliteRow row) throws SQLException {
    AccountSid account = new AccountSid(row.text());
    ControlKind kind = ControlKind.valueOf(row.text());
    DateRange range = new DateRange(row.date(), row.date());
    Instant asOf = row.instant();
    Instant observedAt = row.instant();
    String runId = row.text();
    String reason = row.optionalText();
    return new ControlReading(
        kind,
        account,
        range,
        asOf,
        observedAt,
        runId,
        VersionCodec.unpackContent(row.text(), row.bytes()),
        reason == null ? null : FailureReason.valueOf(reason));
  }
}
