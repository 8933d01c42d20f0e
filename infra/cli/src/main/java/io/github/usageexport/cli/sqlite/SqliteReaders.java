package io.github.usageexport.cli.sqlite;

import io.github.usageexport.snapshot.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Sessions for reading: each is used by one reader at a time, and a few wait for the next. */
final class SqliteReaders implements AutoCloseable {
  private static final int MOST_IDLE = 8;

  private final Path file;
  private final Deque<SqliteSession> idle = new ArrayDeque<>();
  private boolean closed;

  SqliteReaders(Path file) {
    this.file = file;
  }

  <T> T read(SqliteSession.Task<T> task) {
    return reading(
        () -> {
          SqliteSession session = borrow();
          try {
            return task.on(session);
          } catch (SQLException e) {
            session.forgetStatements(e);
            throw e;
          } finally {
            giveBack(session);
          }
        });
  }

  <T> Stream<T> stream(SqliteSession.Task<SqliteQuery> query, SqliteRow.Reading<T> reading) {
    return reading(
        () -> {
          SqliteSession session = borrow();
          try {
            SqliteCursor<T> cursor =
                new SqliteCursor<>(this, session, query.on(session).open(), reading);
            return StreamSupport.stream(cursor, false).onClose(cursor::close);
          } catch (SQLException | RuntimeException e) {
            session.forgetStatements(e);
            giveBack(session);
            throw e;
          }
        });
  }

  /** What can be wrong with a row that was read: it is the file that is named. */
  <T> T reading(Step<T> step) {
    try {
      return step.take();
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    } catch (StoreException e) {
      throw new StoreException(file + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new StoreException(
          "The store %s holds a row that cannot be read (%s): restore it from a backup"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** Part of a read. */
  interface Step<T> {
    T take() throws SQLException;
  }

  private SqliteSession borrow() throws SQLException {
    SqliteSession waiting = poll();
    if (waiting != null) {
      return waiting;
    }
    return SqliteSession.openToRead(file);
  }

  private synchronized @Nullable SqliteSession poll() {
    if (closed) {
      throw new IllegalStateException("the store " + file + " is closed");
    }
    return idle.poll();
  }

  void giveBack(SqliteSession session) throws SQLException {
    if (!keep(session)) {
      session.close();
    }
    session.requireUnchanged();
  }

  private synchronized boolean keep(SqliteSession session) {
    boolean keeps = !closed && idle.size() < MOST_IDLE;
    if (keeps) {
      idle.push(session);
    }
    return keeps;
  }

  @Override
  public synchronized void close() throws SQLException {
    closed = true;
    for (SqliteSession session : idle) {
      session.close();
    }
    idle.clear();
  }
}
