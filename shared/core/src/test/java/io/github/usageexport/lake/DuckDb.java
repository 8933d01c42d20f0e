package io.github.usageexport.lake;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A reader of Parquet files that shares no code with the writer. */
public final class DuckDb {
  private DuckDb() {}

  /** Every row of the answer, its cells as text joined by a bar; null is {@code null}. */
  public static List<String> rows(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      try (ResultSet result = statement.executeQuery(sql)) {
        List<String> rows = new ArrayList<>();
        while (result.next()) {
          rows.add(row(result));
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** {@code path} as a text of SQL. */
  public static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  private static String row(ResultSet result) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      Object cell = result.getObject(i);
      cells.add(
          cell instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(cell));
    }
    return String.join("|", cells);
  }
}
