package io.github.usageexport.cli.sqlite;

import java.sql.ResultSet;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;

/** Reads rows as they are asked for, on a session of its own until it is closed or at its end. */
final class SqliteCursor<T> extends Spliterators.AbstractSpliterator<T> implements AutoCloseable {
  private final SqliteReaders readers;
  private final SqliteSession session;
  private final ResultSet rows;
  private final SqliteRow row;
  private final SqliteRow.Reading<T> reading;
  private boolean closed;

  SqliteCursor(
      SqliteReaders readers, SqliteSession session, ResultSet rows, SqliteRow.Reading<T> reading) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.readers = readers;
    this.session = session;
    this.rows = rows;
    this.row = new SqliteRow(rows);
    this.reading = reading;
  }

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    if (closed) {
      return false;
    }
    boolean found = readers.reading(row::next);
    if (found) {
      action.accept(readers.reading(() -> reading.of(row)));
    } else {
      close();
    }
    return found;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      readers.reading(
          () -> {
            rows.close();
            readers.giveBack(session);
            return true;
          });
    }
  }
}
