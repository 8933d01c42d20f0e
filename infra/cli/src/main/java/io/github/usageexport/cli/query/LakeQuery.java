package io.github.usageexport.cli.query;

import io.github.usageexport.lake.LakeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers SQL over the datasets and views of a directory lake. Reads it, and nothing else. */
public final class LakeQuery implements AutoCloseable {
  private final Path lake;
  private final List<NamedView> views;
  private final Connection connection;

  private LakeQuery(Path lake, List<NamedView> views) {
    this.lake = lake;
    this.views = views;
    this.connection = LakeDatabase.streaming(lake, views);
  }

  /**
   * Opens the lake in this folder.
   *
   * @throws LakeException if there is none, or it cannot be read
   */
  public static LakeQuery open(Path lake) {
    return new LakeQuery(lake, StandardViews.all());
  }

  /**
   * Writes the answer to one SELECT, row by row as it is found.
   *
   * @param width columns of the terminal, for {@link QueryFormat#TABLE}
   * @return how many rows it has
   * @throws QueryException if the SQL is wrong or more than one SELECT
   * @throws UncheckedIOException if {@code out} cannot be written
   */
  public long run(String sql, QueryFormat format, int width, Appendable out) {
    try {
      requireOneSelect(sql);
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(sql)) {
        return write(new ResultRows(result), ResultWriter.of(format, width, out));
      }
    } catch (SQLException e) {
      throw SqlErrors.lostItsMessage(e) ? failureOf(sql, e) : SqlErrors.explained(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw SqlErrors.explained(e);
    }
  }

  private static long write(ResultRows rows, ResultWriter writer) throws SQLException, IOException {
    writer.begin(rows.columns());
    long count = 0;
    for (List<@Nullable Object> row = rows.next(); row != null; row = rows.next()) {
      writer.row(row);
      count++;
    }
    writer.end();
    return count;
  }

  /** DuckDB's own parser decides: it serialises SELECT statements, and no others. */
  private void requireOneSelect(String sql) throws SQLException {
    try (PreparedStatement parse =
        connection.prepareStatement(
            """
            SELECT parsed ->> 'error_type', parsed ->> 'error_message',
                json_array_length(parsed -> 'statements')
            FROM (SELECT json_serialize_sql(?) AS parsed)
            """)) {
      parse.setString(1, sql);
      try (ResultSet parsed = parse.executeQuery()) {
        parsed.next();
        if ("parser".equals(parsed.getString(1))) {
          throw new QueryException(SqlErrors.sentence(parsed.getString(2)));
        }
        if (parsed.getInt(3) != 1) {
          throw new QueryException("a query is one SELECT statement, and this is not one");
        }
      }
    }
  }

  /** Runs the statement once more where results are not streamed, to learn why it fails. */
  private QueryException failureOf(String sql, SQLException streamed) {
    try (Connection second = LakeDatabase.materialising(lake, views);
        Statement statement = second.createStatement()) {
      statement.execute(sql);
      return SqlErrors.explained(streamed);
    } catch (SQLException e) {
      return SqlErrors.explained(e);
    }
  }
}
