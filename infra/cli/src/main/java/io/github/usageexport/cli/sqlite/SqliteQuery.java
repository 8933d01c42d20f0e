package io.github.usageexport.cli.sqlite;

import io.github.usageexport.snapshot.InstantText;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A prepared statement whose parameters are given one after the other, in its order. */
final class SqliteQuery {
  private final PreparedStatement statement;
  private int parameter;

  SqliteQuery(PreparedStatement statement) {
    this.statement = statement;
  }

  SqliteQuery with(@Nullable String value) throws SQLException {
    statement.setString(++parameter, value);
    return this;
  }

  SqliteQuery with(long value) throws SQLException {
    statement.setLong(++parameter, value);
    return this;
  }

  SqliteQuery with(byte[] value) throws SQLException {
    statement.setBytes(++parameter, value);
    return this;
  }

  SqliteQuery with(@Nullable Instant value) throws SQLException {
    return with(value == null ? null : InstantText.of(value));
  }

  /** So many parameters without a value. */
  SqliteQuery without(int parameters) throws SQLException {
    for (int i = 0; i < parameters; i++) {
      statement.setString(++parameter, null);
    }
    return this;
  }

  /** The number of rows that it changed. */
  int update() throws SQLException {
    return statement.executeUpdate();
  }

  <T> List<T> list(SqliteRow.Reading<T> reading) throws SQLException {
    List<T> found = new ArrayList<>();
    try (ResultSet cursor = open()) {
      SqliteRow row = new SqliteRow(cursor);
      while (row.next()) {
        found.add(reading.of(row));
      }
    }
    return found;
  }

  <T> Optional<T> first(SqliteRow.Reading<T> reading) throws SQLException {
    try (ResultSet cursor = open()) {
      SqliteRow row = new SqliteRow(cursor);
      return row.next() ? Optional.of(reading.of(row)) : Optional.empty();
    }
  }

  boolean finds() throws SQLException {
    try (ResultSet cursor = open()) {
      return cursor.next();
    }
  }

  /** Rows one by one; to be closed. */
  ResultSet open() throws SQLException {
    return statement.executeQuery();
  }
}
