package io.github.usageexport.trino;

import io.trino.plugin.hive.HivePlugin;
import io.trino.server.testing.TestingTrinoServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A Trino in this JVM, with one catalogue: the one that Athena's views name. */
record EmbeddedTrino(TestingTrinoServer server) implements AutoCloseable {
  private static final String CATALOG = "awsdatacatalog";

  /** Held, so that its level is kept. */
  private static final Logger LOGGER = Logger.getLogger("");

  static EmbeddedTrino start(Path folder, URI glue, URI s3) throws IOException {
    TestingTrinoServer server =
        TestingTrinoServer.builder()
            .setBaseDataDir(Optional.of(Files.createDirectories(folder)))
            .build();
    LOGGER.setLevel(Level.WARNING);
    server.installPlugin(new HivePlugin());
    server.createCatalog(
        CATALOG,
        "hive",
        Map.ofEntries(
            Map.entry("hive.metastore", "glue"),
            Map.entry("hive.metastore.glue.endpoint-url", glue.toString()),
            Map.entry("hive.metastore.glue.region", "us-east-1"),
            Map.entry("hive.metastore.glue.aws-access-key", "test"),
            Map.entry("hive.metastore.glue.aws-secret-key", "test"),
            Map.entry("fs.s3.enabled", "true"),
            Map.entry("s3.endpoint", s3.toString()),
            Map.entry("s3.path-style-access", "true"),
            Map.entry("s3.region", "us-east-1"),
            Map.entry("s3.aws-access-key", "test"),
            Map.entry("s3.aws-secret-key", "test"),
            // The rest is as in Athena: projected partitions that hold nothing are no error.
            Map.entry("hive.partition-projection-enabled", "true"),
            Map.entry("hive.ignore-absent-partitions", "true"),
            Map.entry("hive.parquet.time-zone", "UTC"),
            Map.entry("hive.table-statistics-enabled", "false")));
    return new EmbeddedTrino(server);
  }

  Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "test");
    properties.setProperty("timezone", "UTC");
    return DriverManager.getConnection(
        "jdbc:trino://%s/%s/%s".formatted(server.getAddress(), CATALOG, GlueCatalog.DATABASE),
        properties);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
