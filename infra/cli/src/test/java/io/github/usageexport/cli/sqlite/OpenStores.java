package io.github.usageexport.cli.sqlite;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/** The store of one folder, opened once or several times at once, and closed with the test. */
final class OpenStores implements AutoCloseable {
  private final Deque<SqliteDatabase> opened = new ArrayDeque<>();
  private final Path folder;

  OpenStores(Path folder) {
    this.folder = folder;
    again();
  }

  SqliteDatabase first() {
    return opened.getFirst();
  }

  SqliteDatabase again() {
    SqliteDatabase database = SqliteDatabase.open(folder, new SplittableRandom(1));
    opened.addLast(database);
    return database;
  }

  @Override
  public void close() {
    opened.forEach(SqliteDatabase::close);
  }
}
