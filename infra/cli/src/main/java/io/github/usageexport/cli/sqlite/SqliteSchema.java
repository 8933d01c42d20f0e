package io.github.usageexport.cli.sqlite;

import io.github.usageexport.snapshot.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes a file a store of this schema: creates it, or takes an older one there step by step. The
 * file's {@code user_version} counts the steps it has taken.
 *
 * @param steps each the statements that lead on from the one before
 */
record SqliteSchema(List<List<String>> steps) {
  /** A next step is added at the end; one that a store may have taken is never changed. */
  static final SqliteSchema CURRENT =
      new SqliteSchema(
          List.of(SqliteTables.FIRST, SqliteControlTables.ALL, SqliteTables.PROBLEM_OF_RUN));

  /** {@code UsEx} in ASCII: tells a store of ours from any other SQLite database. */
  static final int APPLICATION_ID = 0x55734578;

  /** Changes nothing of a file that is not ours, or newer than this program. */
  void apply(SqliteSession session, Path file, RandomGenerator random) throws SQLException {
    check(session, file);
    // Readers do not wait for the writer, nor it for them.
    session.value("PRAGMA journal_mode = WAL");
    if (version(session) < steps.size()) {
      session.transaction(
          creating -> {
            migrate(creating, file, random);
            return true;
          });
    }
  }

  /** Whether the file holds a store already, of this schema or an older one; changes nothing. */
  boolean isMade(SqliteSession session, Path file) throws SQLException {
    check(session, file);
    return version(session) > 0;
  }

  /** Refuses an older store, which {@link #apply} would take here. */
  void requireCurrent(SqliteSession session, Path file) throws SQLException {
    if (version(session) < steps.size()) {
      throw new StoreException(
          "The store %s has schema %s, written by an older version of Usage Export than this one:"
                  .formatted(file, version(session))
              + " export will upgrade it");
    }
  }

  private void migrate(SqliteSession session, Path file, RandomGenerator random)
      throws SQLException {
    // Looked at again: another process may have come first.
    check(session, file);
    boolean isNew = version(session) == 0;
    for (List<String> step : steps.subList(version(session), steps.size())) {
      for (String statement : step) {
        session.execute(statement);
      }
    }
    if (isNew) {
      session
          .query("INSERT INTO store (id) VALUES (?)")
          .with("%016x%016x".formatted(random.nextLong(), random.nextLong()))
          .update();
    }
    session.execute("PRAGMA application_id = " + APPLICATION_ID);
    session.execute("PRAGMA user_version = " + steps.size());
  }

  private void check(SqliteSession session, Path file) throws SQLException {
    if (!isOurs(session)) {
      throw new StoreException(
          "The store %s is a SQLite database, but none of Usage Export: choose another folder with"
                  .formatted(file)
              + " --data, or move that file away");
    }
    if (version(session) > steps.size()) {
      throw new StoreException(
          "The store %s has schema %s, written by a newer version of Usage Export than this one,"
                  .formatted(file, version(session))
              + " which knows schema %s: update Usage Export".formatted(steps.size()));
    }
  }

  /** An empty database is ours: a creation that was cut short leaves one behind. */
  private static boolean isOurs(SqliteSession session) throws SQLException {
    String applicationId = session.value("PRAGMA application_id");
    return applicationId.equals(String.valueOf(APPLICATION_ID))
        || (applicationId.equals("0")
            && session.value("SELECT count(*) FROM sqlite_schema").equals("0"));
  }

  private static int version(SqliteSession session) throws SQLException {
    return Integer.parseInt(session.value("PRAGMA user_version"));
  }
}
