package io.github.usageexport.cli.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** A connection and the statements prepared on it; used by one thread at a time. */
final class SqliteSession implements AutoCloseable {
  /** Another process writes for milliseconds; who waits longer than this waits for a dead one. */
  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(30);

  private static final int CHECKPOINT_PAGES = 4_000;
  private static final int CACHE_KIBIBYTES = 65_536;

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  /** The file that is read as one that nobody changes; null for any other. */
  private final @Nullable Path unchangeable;

  private final @Nullable FileTime changed;

  private SqliteSession(Connection connection, @Nullable Path unchangeable) throws SQLException {
    this.connection = connection;
    this.unchangeable = unchangeable;
    this.changed = unchangeable == null ? null : lastModified(unchangeable);
  }

  /** Work that needs a connection. */
  interface Task<T> {
    T on(SqliteSession session) throws SQLException;
  }

  static SqliteSession open(Path file) throws SQLException {
    return new SqliteSession(connect(file, ""), null);
  }

  /**
   * For what only reads. Where nothing may be written, as on a snapshot of a volume, SQLite cannot
   * make the index of its log, and reads the file as one that nobody changes.
   */
  static SqliteSession openToRead(Path file) throws SQLException {
    SqliteSession session =
        isUnchangeable(file)
            ? new SqliteSession(connect(file, "?immutable=1"), file)
            : new SqliteSession(connect(file, ""), null);
    session.execute("PRAGMA query_only = ON");
    return session;
  }

  /** No run writes here; what is in a log would not be seen without it. */
  private static boolean isUnchangeable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    boolean canWrite = Files.isWritable(file) && (folder == null || Files.isWritable(folder));
    return !canWrite && !Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
  }

  /**
   * After a reading: a run of another user may have begun meanwhile.
   *
   * @throws SQLException if what was read may be of two states
   */
  void requireUnchanged() throws SQLException {
    if (unchangeable != null && !lastModified(unchangeable).equals(changed)) {
      throw new SQLException("it was changed by another user while it was read");
    }
  }

  private static FileTime lastModified(Path file) throws SQLException {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new SQLException(e.toString(), e);
    }
  }

  private static Connection connect(Path file, String options) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(Math.toIntExact(BUSY_TIMEOUT.toMillis()));
    config.enforceForeignKeys(true);
    // On by default: the driver would ask for a row's number behind every INSERT.
    config.setGetGeneratedKeys(false);
    // As a URI, in which a question mark of the path is no beginning of options.
    return config.createConnection("jdbc:sqlite:" + file.toUri() + options);
  }

  /** The statement is prepared once per session, so that its query must be done before the next. */
  SqliteQuery query(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return new SqliteQuery(statement);
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A pragma's or a one-row query's first column. */
  String value(String sql) throws SQLException {
    return query(sql)
        .first(SqliteRow::text)
        .orElseThrow(() -> new SQLException(sql + " gave no row"));
  }

  /** All of a task or nothing of it. No other connection writes meanwhile. */
  <T> T transaction(Task<T> task) throws SQLException {
    begin();
    try {
      T result = task.on(this);
      query("COMMIT").update();
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(e);
      throw e;
    }
  }

  private void begin() throws SQLException {
    try {
      query("BEGIN IMMEDIATE").update();
    } catch (SQLException e) {
      forgetStatements(e);
      throw e;
    }
  }

  /** For a session that writes much and often. */
  void prepareToWrite() throws SQLException {
    // Syncs at checkpoints alone: the file is whole after any crash, and makeDurable does the rest.
    execute("PRAGMA synchronous = NORMAL");
    execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
    execute("PRAGMA cache_size = -" + CACHE_KIBIBYTES);
  }

  /** Returns when everything committed on this file would survive the loss of power. */
  void makeDurable() throws SQLException {
    try {
      // Under NORMAL a commit is in the log, and the log is not synced. One more commit under FULL
      // syncs it, and with it all that stands before that commit in the same file.
      execute("PRAGMA synchronous = FULL");
      transaction(marking -> marking.query("UPDATE store SET flushes = flushes + 1").update());
      // Moves the log into the file itself, synced as well, and empties it. A reader in the middle
      // of a stream can prevent that and is not waited for: durable in the log is durable.
      execute("PRAGMA busy_timeout = 0");
      value("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException e) {
      forgetStatements(e);
      throw e;
    } finally {
      execute("PRAGMA busy_timeout = " + BUSY_TIMEOUT.toMillis());
      execute("PRAGMA synchronous = NORMAL");
    }
  }

  /**
   * After a failure: the driver closes a statement that failed for good, and whoever used it again
   * would be told that it "is not executing" instead of what is wrong.
   */
  void forgetStatements(Throwable failure) {
    for (PreparedStatement statement : prepared.values()) {
      try {
        statement.close();
      } catch (SQLException e) {
        failure.addSuppressed(e);
      }
    }
    prepared.clear();
  }

  private void rollBack(Throwable cause) {
    forgetStatements(cause);
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      // SQLite itself rolls back when the disk is full or fails, and has nothing left to undo.
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
