package io.github.usageexport.cli.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.snapshot.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteDatabaseTest {
  @TempDir private Path folder;

  @Test
  void isNamedOnceAndForAll() {
    try (SqliteDatabase first = open(1);
        SqliteDatabase second = open(2)) {
      assertThat(first.id()).matches("[0-9a-f]{32}").isEqualTo(second.id());
    }
    try (SqliteDatabase third = open(3)) {
      assertThat(third.file()).isEqualTo(file()).exists();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "a?mode=ro", "100%41", "#1", "ıİğ 📞", "a'b\"c", "x:y"})
  void takesAnyNameOfAFolder(String name) {
    Path inner = folder.resolve(name).resolve("deeper");
    try (SqliteDatabase database = SqliteDatabase.open(inner, new SplittableRandom(1))) {
      assertThat(database.id()).isNotEmpty();
    }
    assertThat(inner.resolve("snapshots.db")).isNotEmptyFile();
  }

  @Test
  void refusesADatabaseOfAnotherProgramAndLeavesItAsItIs() throws Exception {
    session("CREATE TABLE theirs (id INTEGER)");
    byte[] before = Files.readAllBytes(file());

    assertThatThrownBy(() -> open(1))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll(file().toString(), "none of Usage Export", "--data");
    assertThat(file()).hasBinaryContent(before);
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws IOException {
    Files.writeString(file(), "account,usage\n".repeat(1_000));

    assertThatThrownBy(() -> open(1))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll(file().toString(), "no SQLite database", "--data");
  }

  @Test
  void takesUpACreationThatWasCutShort() throws Exception {
    session("PRAGMA journal_mode = WAL");
    try (SqliteDatabase database = open(1)) {
      assertThat(database.id()).isNotEmpty();
    }
  }

  @Test
  void tellsADamagedFileFromAWholeOne() throws IOException {
    try (SqliteDatabase database = open(1)) {
      database.flush();
    }
    byte[] bytes = Files.readAllBytes(file());
    Arrays.fill(bytes, 4_096, bytes.length, (byte) 0x5A);
    Files.write(file(), bytes);

    assertThatThrownBy(() -> open(1))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll(file().toString(), "damaged", "backup");
  }

  @Test
  void refusesAFolderThatIsAFile() throws IOException {
    Path data = Files.writeString(folder.resolve("data"), "");

    assertThatThrownBy(() -> SqliteDatabase.open(data, new SplittableRandom(1)))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll(data.toString(), "is a file", "--data");
  }

  @Test
  void saysThatADatabaseCannotBeOpenedWhereAFolderHasItsName() throws IOException {
    Files.createDirectory(file());

    assertThatThrownBy(() -> open(1))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll(file().toString(), "cannot be opened");
  }

  @Test
  void saysThatTheDiskIsFullAndKeepsNothingOfTheChange() {
    try (SqliteDatabase database = open(1)) {
      fillDisk(database);
      assertThatThrownBy(
              () ->
                  database.write(
                      session -> {
                        session.execute("CREATE TABLE half (content BLOB)");
                        session.execute("INSERT INTO half VALUES (zeroblob(1000000))");
                        return true;
                      }))
          .isInstanceOf(StoreException.class)
          .hasMessageContainingAll(file().toString(), "disk is full", "free some space");
      assertThat(value(database, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"))
          .isEqualTo("0");
      assertThat(database.<Integer>write(session -> 1)).isEqualTo(1);
    }
  }

  @Test
  void saysSoAgainAndAgainAndGoesOnOnceThereIsRoom() {
    try (SqliteDatabase database = open(1)) {
      fillDisk(database);
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> insert(database, 1_000_000))
            .as("attempt %s", i)
            .isInstanceOf(StoreException.class)
            .hasMessageContainingAll("disk is full", "free some space");
      }
      database.write(session -> session.value("PRAGMA max_page_count = 100000"));
      assertThat(insert(database, 1_000_000)).isEqualTo(1);
    }
  }

  @Test
  void rollsBackATaskThatThrowsAlsoAfterTheDiskWasFull() {
    try (SqliteDatabase database = open(1)) {
      fillDisk(database);
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> insert(database, 1_000_000)).isInstanceOf(StoreException.class);
        assertThatThrownBy(
                () ->
                    database.write(
                        session -> {
                          session.query("UPDATE store SET flushes = 77").update();
                          throw new IllegalStateException("stopped");
                        }))
            .hasMessage("stopped");
      }
      assertThat(insert(database, 10)).isEqualTo(1);
      assertThat(value(database, "SELECT flushes FROM store")).isEqualTo("0");
    }
  }

  /** By a statement that stays prepared. */
  private static int insert(SqliteDatabase database, int bytes) {
    return database.write(
        session ->
            session
                .query(
                    "INSERT INTO categories (digest, content) VALUES (hex(randomblob(8)),"
                        + " zeroblob(?))")
                .with(bytes)
                .update());
  }

  @Test
  void rollsBackATaskThatThrows() {
    try (SqliteDatabase database = open(1)) {
      assertThatThrownBy(
              () ->
                  database.write(
                      session -> {
                        session.execute("UPDATE store SET flushes = 77");
                        throw new IllegalStateException("stopped");
                      }))
          .hasMessage("stopped");
      assertThat(value(database, "SELECT flushes FROM store")).isEqualTo("0");
    }
  }

  @Test
  void saysThatTheStoreIsReadOnly() {
    try (SqliteDatabase database = open(1)) {
      assertThatThrownBy(
              () ->
                  database.read(session -> session.query("UPDATE store SET flushes = 1").update()))
          .isInstanceOf(StoreException.class)
          .hasMessageContainingAll(file().toString(), "read-only");
    }
  }

  @Test
  void holdsEverythingInTheOneFileOnceFlushed() throws Exception {
    Path copy = Files.createDirectory(folder.resolve("copy"));
    try (SqliteDatabase database = open(1)) {
      database.write(session -> session.query("UPDATE store SET flushes = 41").update());
      database.flush();
      Files.copy(file(), copy.resolve(SqliteDatabase.FILE_NAME));
      assertThat(folder.resolve("snapshots.db-wal")).isEmptyFile();
      assertThat(database.<String>write(session -> session.value("PRAGMA synchronous")))
          .as("NORMAL again")
          .isEqualTo("1");
    }
    try (SqliteDatabase copied = SqliteDatabase.open(copy, new SplittableRandom(1))) {
      assertThat(value(copied, "SELECT flushes FROM store")).isEqualTo("42");
    }
  }

  @Test
  void doesNotWaitForAReaderToFlush() {
    try (SqliteDatabase database = open(1);
        var reading =
            database.stream(
                session -> session.query("SELECT id FROM store UNION ALL VALUES ('')"),
                SqliteRow::text)) {
      var rows = reading.iterator();
      assertThat(rows.next()).isNotNull();
      database.flush();
      assertThat(rows.hasNext()).isTrue();
    }
  }

  private SqliteDatabase open(long seed) {
    return SqliteDatabase.open(folder, new SplittableRandom(seed));
  }

  private Path file() {
    return folder.resolve(SqliteDatabase.FILE_NAME);
  }

  private void session(String sql) throws SQLException {
    try (SqliteSession session = SqliteSession.open(file())) {
      session.execute(sql);
    }
  }

  /** SQLite answers a file that may not grow exactly as it answers a full disk. */
  private static void fillDisk(SqliteDatabase database) {
    database.write(session -> session.value("PRAGMA max_page_count = 60"));
  }

  private static String value(SqliteDatabase database, String sql) {
    return database.read(session -> session.value(sql));
  }
}
