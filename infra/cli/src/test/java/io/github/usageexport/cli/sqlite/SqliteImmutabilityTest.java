package io.github.usageexport.cli.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SnapshotSamples;
import io.github.usageexport.snapshot.StatedCategories;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.snapshot.StoreException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person with the sqlite3 shell sees in the file, and what even that person cannot do. */
class SqliteImmutabilityTest {
  @TempDir private Path folder;
  private SqliteDatabase database;

  @BeforeEach
  void recordADay() {
    database = SqliteDatabase.open(folder, new SplittableRandom(1));
    Statement statement =
        new Statement(
            SnapshotSamples.day(3),
            SnapshotSamples.NOON,
            MonthWriter.content(7, 2),
            StatedCategories.of(List.of()),
            EnumSet.noneOf(QualityFlag.class));
    new Recorder(new SqliteSnapshotStore(database), Settlement.DEFAULT, any -> false)
        .record(
            SnapshotSamples.account(1),
            MonthWriter.key(1),
            List.of(statement),
            "run",
            SnapshotSamples.NOON.plusSeconds(1));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE versions SET total_price = '0'",
        "DELETE FROM versions",
        "INSERT OR REPLACE INTO versions SELECT * FROM versions",
        "UPDATE categories SET content = x'00'",
        "DELETE FROM categories"
      })
  void neverChangesWhatWasRecorded(String sql) {
    assertThatThrownBy(() -> database.write(session -> session.query(sql).update()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("a recorded version is never changed");
    assertThat(text("SELECT total_price FROM versions")).isEqualTo("20.07");
  }

  @Test
  void showsAVersionInClear() {
    assertThat(
            text(
                """
                SELECT concat_ws(' ', substr(account, -2), granularity, period, number, as_of,
                  observed_at, total_price, price_unit, length(digest), flags)
                FROM versions
                """))
        .isEqualTo(
            "01 daily 2026-11-03 1 2026-11-05T12:00:00.123Z 2026-11-05T12:00:01.123Z"
                + " 20.07 usd 64 UNKNOWN_CATEGORY");
  }

  @Test
  void showsAHeadInClear() {
    assertThat(
            text(
                """
                SELECT concat_ws(' ', period, versions, current, confirmed_as_of) FROM heads
                """))
        .isEqualTo("2026-11-03 1 1 2026-11-05T12:00:00.123Z");
  }

  private String text(String sql) {
    return database.read(session -> session.value(sql));
  }
}
