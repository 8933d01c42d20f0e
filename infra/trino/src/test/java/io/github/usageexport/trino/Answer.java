package io.github.usageexport.trino;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.usageexport.cli.query.LakeQuery;
import io.github.usageexport.cli.query.QueryFormat;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer to compare with another.
 *
 * @param columns each with its name and its type in Trino's words
 * @param rows each as a JSON array of its values, in the order of these texts: amounts with all
 *     their digits, moments in UTC to the millisecond
 */
record Answer(List<String> columns, List<String> rows) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WIDTH = 80;

  Answer {
    columns = List.copyOf(columns);
    rows = rows.stream().sorted().toList();
  }

  /** What {@code usage query --format json} says. */
  static Answer of(LakeQuery lake, String sql) throws JsonProcessingException {
    List<String> columns = new ArrayList<>();
    for (JsonNode column :
        json(lake, "SELECT column_name, column_type FROM (DESCRIBE %s)".formatted(sql))) {
      columns.add(
          column.get("column_name").asText() + " " + trinoType(column.get("column_type").asText()));
    }
    List<String> rows = new ArrayList<>();
    for (JsonNode row : json(lake, sql)) {
      List<JsonNode> values = new ArrayList<>();
      row.forEach(values::add);
      rows.add(JSON.writeValueAsString(values));
    }
    return new Answer(columns, rows);
  }

  /** What Trino says. */
  static Answer of(PreparedStatement query) throws SQLException, JsonProcessingException {
    try (ResultSet result = query.executeQuery()) {
      ResultSetMetaData metaData = result.getMetaData();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= metaData.getColumnCount(); i++) {
        columns.add(metaData.getColumnLabel(i) + " " + metaData.getColumnTypeName(i));
      }
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 1; i <= columns.size(); i++) {
          values.add(value(result, i, metaData.getColumnTypeName(i)));
        }
        rows.add(JSON.writeValueAsString(values));
      }
      return new Answer(columns, rows);
    }
  }

  private static JsonNode json(LakeQuery lake, String sql) throws JsonProcessingException {
    StringBuilder json = new StringBuilder();
    lake.run(sql, QueryFormat.JSON, WIDTH, json);
    return JSON.readTree(json.toString());
  }

  private static String trinoType(String duckDbType) {
    return switch (duckDbType) {
      case "VARCHAR" -> "varchar";
      case "DECIMAL(28,10)" -> "decimal(28,10)";
      case "TIMESTAMP" -> "timestamp(3)";
      case "DATE" -> "date";
      case "INTEGER" -> "integer";
      case "BOOLEAN" -> "boolean";
      case "VARCHAR[]" -> "array(varchar)";
      default -> duckDbType;
    };
  }

  private static @Nullable Object value(ResultSet result, int column, String type)
      throws SQLException {
    if (result.getObject(column) == null) {
      return null;
    }
    return switch (type) {
      case "decimal(28,10)" -> result.getBigDecimal(column).toPlainString();
      // As text: a java.sql.Timestamp would be one of this machine's zone.
      case "timestamp(3)" ->
          LocalDateTime.parse(result.getString(column).replace(' ', 'T'))
              .toInstant(ZoneOffset.UTC)
              .toString();
      case "integer" -> result.getInt(column);
      case "boolean" -> result.getBoolean(column);
      case "array(varchar)" -> Arrays.asList((Object[]) result.getArray(column).getArray());
      default -> result.getString(column);
    };
  }
}
