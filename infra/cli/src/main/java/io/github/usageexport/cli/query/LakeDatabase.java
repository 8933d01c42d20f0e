package io.github.usageexport.cli.query;

import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.Partition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/** A DuckDB in memory that shows the lake, and can reach nothing else. */
final class LakeDatabase {
  /** More threads answer no faster on files of this size and take the machine from others. */
  private static final int MOST_THREADS = 4;

  private LakeDatabase() {}

  /** Results come as they are computed; only so is an answer of any size one of bounded memory. */
  static Connection streaming(Path lake, List<NamedView> views) {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    return open(lake, views, properties);
  }

  /** Results are computed before they come; what fails says why. */
  static Connection materialising(Path lake, List<NamedView> views) {
    return open(lake, views, new Properties());
  }

  private static Connection open(Path lake, List<NamedView> views, Properties properties) {
    Path root = lake.toAbsolutePath();
    if (!Files.isDirectory(root)) {
      throw new LakeException(
          "There is no lake in %s. Export first, or name its folder: --lake, or for the demo's"
                  .formatted(root)
              + " --data usage-data/demo");
    }
    try {
      Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
      try {
        // What ".." means after a symbolic link is known to the file system alone.
        prepare(connection, root.toRealPath().resolve(Partition.WAREHOUSE), views);
        return connection;
      } catch (SQLException | IOException | RuntimeException e) {
        try (connection) {
          throw e;
        }
      }
    } catch (SQLException e) {
      throw new LakeException(
          "Cannot query the lake in %s: %s".formatted(root, SqlErrors.explained(e).getMessage()),
          e);
    } catch (IOException e) {
      throw new LakeException(
          "Cannot read the lake in %s: %s. See that this user may read it".formatted(root, e), e);
    }
  }

  private static void prepare(Connection connection, Path warehouse, List<NamedView> views)
      throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      for (String setting : settings(warehouse)) {
        statement.execute("SET " + setting);
      }
      for (Dataset<?> dataset : Datasets.ALL) {
        create(statement, new DatasetView(dataset, warehouse).view());
      }
      for (NamedView view : views) {
        create(statement, view);
      }
      statement.execute(StandardViews.asKnownAt());
      statement.execute("SET lock_configuration = true");
    }
  }

  /** A path is checked twice: as the pattern that a view names, then as each file it stands for. */
  private static List<String> settings(Path warehouse) {
    return List.of(
        "TimeZone = 'UTC'",
        "threads = " + Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()),
        "temp_directory = ''",
        "autoinstall_known_extensions = false",
        "autoload_known_extensions = false",
        "allowed_directories = [%s, %s]"
            .formatted(Sql.text(warehouse + "/"), Sql.text(Sql.globLiteral(warehouse) + "/")),
        "enable_external_access = false");
  }

  private static void create(Statement statement, NamedView view) throws SQLException {
    statement.execute("CREATE VIEW " + Sql.name(view.name()) + " AS " + view.select());
  }
}
