package io.github.usageexport.architecture.broken.cli;

import java.sql.Connection;
import java.sql.SQLException;

final class SecretDatabase {
  void close(Connection connection) throws SQLException {
    connection.close();
  }
}
