package io.github.usageexport.cli.query;

import io.github.usageexport.cli.query.ResultColumn.Kind;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an answer as plain values: text, Boolean, a number of {@code java.lang} or {@code
 * java.math}, LocalDate, Instant, a list of these, or null; anything else as its text.
 */
final class ResultRows {
  private static final Pattern NUMERIC =
      Pattern.compile("DECIMAL.*|U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|BIGNUM");

  private static final Pattern WHOLE = Pattern.compile("DATE|TIME.*|INTERVAL|BOOLEAN|UUID");

  private final ResultSet result;
  private final List<ResultColumn> columns = new ArrayList<>();
  private final List<Boolean> timestamps = new ArrayList<>();

  ResultRows(ResultSet result) throws SQLException {
    this.result = result;
    ResultSetMetaData metaData = result.getMetaData();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      String type = metaData.getColumnTypeName(i);
      columns.add(new ResultColumn(metaData.getColumnLabel(i), kind(type), false));
      timestamps.add(type.startsWith("TIMESTAMP") && !type.endsWith("[]"));
    }
  }

  List<ResultColumn> columns() {
    return columns;
  }

  /** The next row; null after the last. */
  @Nullable List<@Nullable Object> next() throws SQLException {
    if (!result.next()) {
      return null;
    }
    List<@Nullable Object> row = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      row.add(timestamps.get(i) ? instant(i + 1) : plain(result.getObject(i + 1)));
    }
    return row;
  }

  private static Kind kind(String type) {
    if (type.endsWith("[]")) {
      return Kind.TEXT;
    }
    return NUMERIC.matcher(type).matches()
        ? Kind.NUMBER
        : WHOLE.matcher(type).matches() ? Kind.WHOLE : Kind.TEXT;
  }

  /** Read as a date-time without a zone: a java.sql.Timestamp would be one of this machine's. */
  private @Nullable Object instant(int column) throws SQLException {
    @Nullable Object value = result.getObject(column);
    if (value == null || value instanceof OffsetDateTime) {
      return plain(value);
    }
    return result.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  private static @Nullable Object plain(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case OffsetDateTime moment -> moment.toInstant();
      case Array array -> list((Object[]) array.getArray());
      case Number number -> number;
      case Boolean bool -> bool;
      default -> value.toString();
    };
  }

  private static List<@Nullable Object> list(@Nullable Object[] values) throws SQLException {
    List<@Nullable Object> list = new ArrayList<>(values.length);
    for (@Nullable Object value : Arrays.asList(values)) {
      list.add(plain(value));
    }
    return list;
  }
}
