package io.github.usageexport.cli.sqlite;

import io.github.usageexport.snapshot.InstantText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The row under a cursor; its columns are read one after the other, in the query's order. */
final class SqliteRow {
  private final ResultSet cursor;
  private int column;

  SqliteRow(ResultSet cursor) {
    this.cursor = cursor;
  }

  /** Makes a value of a row. */
  interface Reading<T> {
    T of(SqliteRow row) throws SQLException;
  }

  /** Moves on to the next row, before its first column. */
  boolean next() throws SQLException {
    column = 0;
    return cursor.next();
  }

  @Nullable String optionalText() throws SQLException {
    return cursor.getString(++column);
  }

  String text() throws SQLException {
    String text = optionalText();
    if (text == null) {
      throw new IllegalArgumentException("column " + column + " has no value");
    }
    return text;
  }

  int number() throws SQLException {
    return cursor.getInt(++column);
  }

  long longNumber() throws SQLException {
    return cursor.getLong(++column);
  }

  @Nullable Integer optionalNumber() throws SQLException {
    int number = number();
    return cursor.wasNull() ? null : number;
  }

  /** Passes over columns that do not matter. */
  void skip(int columns) {
    column += columns;
  }

  byte[] bytes() throws SQLException {
    byte[] bytes = cursor.getBytes(++column);
    if (bytes == null) {
      throw new IllegalArgumentException("column " + column + " has no value");
    }
    return bytes;
  }

  Instant instant() throws SQLException {
    return InstantText.parse(text());
  }

  @Nullable Instant optionalInstant() throws SQLException {
    String text = optionalText();
    return text == null ? null : InstantText.parse(text);
  }

  LocalDate date() throws SQLException {
    return LocalDate.parse(text());
  }
}
