package io.github.usageexport.cli.sqlite;

import io.github.usageexport.snapshot.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The file {@code snapshots.db} of a data folder, which the three stores share. Any number of
 * threads read side by side; one writes at a time, and readers do not wait for it.
 */
public final class SqliteDatabase implements AutoCloseable {
  public static final String FILE_NAME = "snapshots.db";

  private static final String ID = "SELECT id FROM store";

  private final Path file;
  private final SqliteSession writer;
  private final SqliteReaders readers;
  private final String id;
  private final Lock writing = new ReentrantLock();

  private SqliteDatabase(Path file, SqliteSession writer) throws SQLException {
    this.file = file;
    this.writer = writer;
    this.readers = new SqliteReaders(file);
    this.id = writer.value(ID);
  }

  /**
   * Opens the store of a data folder; creates the folder and the store where they are missing.
   *
   * @param random names the store if it is new
   * @throws StoreException if it cannot be opened, is damaged, is another program's, or was written
   *     by a newer version of this one
   */
  public static SqliteDatabase open(Path folder, RandomGenerator random) {
    return open(folder, random, SqliteSchema.CURRENT);
  }

  static SqliteDatabase open(Path folder, RandomGenerator random, SqliteSchema schema) {
    Path file = DataFolder.createFile(folder, FILE_NAME);
    try {
      SqliteSession writer = SqliteSession.open(file);
      try {
        schema.apply(writer, file, random);
        writer.prepareToWrite();
        return new SqliteDatabase(file, writer);
      } catch (SQLException | RuntimeException e) {
        writer.close();
        throw e;
      }
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    }
  }

  /**
   * Opens the store of a data folder to be read; makes, upgrades and writes nothing.
   *
   * @return empty if there is none
   * @throws StoreException if it cannot be opened, is damaged, is another program's, or was written
   *     by another version of this one
   */
  public static Optional<SqliteDatabase> openToRead(Path folder) {
    return reading(
        folder,
        (file, session) -> {
          SqliteSchema.CURRENT.requireCurrent(session, file);
          return new SqliteDatabase(file, session);
        });
  }

  /**
   * The name of a data folder's store, which may be of an older version; makes, upgrades and writes
   * nothing.
   *
   * @return empty if there is none
   * @throws StoreException if it cannot be opened, is damaged, is another program's, or was written
   *     by a newer version of this one
   */
  public static Optional<String> idIn(Path folder) {
    return reading(
        folder,
        (_, session) -> {
          try (session) {
            return session.value(ID);
          }
        });
  }

  private static <T> Optional<T> reading(Path folder, Reading<T> reading) {
    Path file = folder.resolve(FILE_NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      SqliteSession session = SqliteSession.openToRead(file);
      try {
        if (SqliteSchema.CURRENT.isMade(session, file)) {
          return Optional.of(reading.of(file, session));
        }
        session.close();
        return Optional.empty();
      } catch (SQLException | RuntimeException e) {
        session.close();
        throw e;
      }
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    }
  }

  /** What is made of a store that is there; the session is handed over with it. */
  private interface Reading<T> {
    T of(Path file, SqliteSession session) throws SQLException;
  }

  /** The name of this store: 32 hexadecimal digits, made once, when the file was. */
  public String id() {
    return id;
  }

  public Path file() {
    return file;
  }

  /** Returns when everything written before would survive the loss of power. */
  public void flush() {
    writing.lock();
    try {
      writer.makeDurable();
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    } finally {
      writing.unlock();
    }
  }

  /** Runs a task that only reads, beside all others. */
  <T> T read(SqliteSession.Task<T> task) {
    return readers.read(task);
  }

  /** Rows one by one, each as it was when the stream was opened. To be closed. */
  <T> Stream<T> stream(SqliteSession.Task<SqliteQuery> query, SqliteRow.Reading<T> reading) {
    return readers.stream(query, reading);
  }

  /** Runs a task in one transaction, all of it or nothing, alone among all writers. */
  <T> T write(SqliteSession.Task<T> task) {
    writing.lock();
    try {
      return writer.transaction(task);
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      readers.close();
      writer.close();
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    } finally {
      writing.unlock();
    }
  }
}
