package io.github.usageexport.cli.sqlite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.snapshot.StatedCategories;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.UsagePeriod;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores of other schemas than this one's: {@code schema-1.db} was written by the first. */
class SqliteEvolutionTest {
  private static final AccountSid ACCOUNT = new AccountSid("AC6cb82a768ac177d21640f170096e7e37");
  private static final UsagePeriod DAY = UsagePeriod.day(LocalDate.of(2025, 3, 31));
  private static final Instant LATER = Instant.parse("2026-12-01T00:00:00Z");

  @TempDir private Path folder;

  @Test
  void readsEverythingOfAStoreOfTheFirstSchema() throws IOException {
    try (SqliteDatabase database = openFirst(SqliteSchema.CURRENT)) {
      SqliteSnapshotStore snapshots = new SqliteSnapshotStore(database);
      SqliteRunStore runs = new SqliteRunStore(database);

      assertThat(database.id()).isEqualTo("c5e28a4af1e3d0fea0b8c78f0d9c1f5a");
      assertThat(new SqliteAccountStore(database).accounts())
          .extracting(KnownAccount::account)
          .extracting(Account::sid)
          .contains(ACCOUNT)
          .hasSize(2);
      assertThat(versions(snapshots))
          .extracting(version -> version.content().totalPrice().orElseThrow())
          .containsExactly(Amount.parse("42.47426"), Amount.parse("43.20368"));
      assertThat(versions(snapshots))
          .allSatisfy(
              version ->
                  assertThat(snapshots.categories(version.categories()).count())
                      .isEqualTo(version.categoriesStated())
                      .isPositive());
      assertThat(runs.latestRun()).map(Run::status).contains(RunStatus.COMPLETE);
      assertThat(runs.outcomes(runs.latestRun().orElseThrow().id())).hasSize(8);
    }
  }

  @Test
  void recordsOnInAStoreOfTheFirstSchema() throws IOException {
    try (SqliteDatabase database = openFirst(SqliteSchema.CURRENT)) {
      SqliteSnapshotStore snapshots = new SqliteSnapshotStore(database);
      Statement statement =
          new Statement(
              DAY, LATER, MonthWriter.content(7, 2), StatedCategories.of(List.of()), Set.of());
      Account account = versions(snapshots).getFirst().account();

      new Recorder(snapshots, Settlement.DEFAULT, any -> true)
          .record(account, SliceKey.of(ACCOUNT, DAY), List.of(statement), "run", LATER);

      assertThat(versions(snapshots)).extracting(Version::number).containsExactly(1, 2, 3);
    }
  }

  /**
   * What a step did to stores that exist cannot be changed: it is the next step that changes it.
   */
  @Test
  void theFirstStepMakesTodayWhatItMadeThen() throws IOException {
    SqliteSchema first = new SqliteSchema(List.of(SqliteTables.FIRST));
    Path made = Files.createDirectory(folder.resolve("made"));
    try (SqliteDatabase then = openFirst(first);
        SqliteDatabase now = SqliteDatabase.open(made, new SplittableRandom(1), first)) {
      assertThat(tables(now)).isEqualTo(tables(then)).isNotEmpty();
    }
  }

  @Test
  void takesEveryStepThatAStoreLacksInOneTransaction() throws IOException {
    SqliteSchema failing = with("CREATE TABLE added (id TEXT)", "no SQL at all");

    assertThatThrownBy(() -> openFirst(failing)).isInstanceOf(StoreException.class);
    try (SqliteDatabase database = SqliteDatabase.open(folder, new SplittableRandom(1))) {
      assertThat(value(database, "PRAGMA user_version"))
          .isEqualTo(String.valueOf(SqliteSchema.CURRENT.steps().size()));
      assertThat(value(database, "SELECT count(*) FROM sqlite_schema WHERE name = 'added'"))
          .isEqualTo("0");
    }
  }

  @Test
  void refusesANewerSchemaByNameAndLeavesTheFileAsItIs() throws IOException {
    int next = SqliteSchema.CURRENT.steps().size() + 1;
    try (SqliteDatabase newer = openFirst(with("CREATE TABLE added (id TEXT)"))) {
      assertThat(value(newer, "PRAGMA user_version")).isEqualTo(String.valueOf(next));
    }
    Path file = folder.resolve(SqliteDatabase.FILE_NAME);
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(() -> SqliteDatabase.open(folder, new SplittableRandom(1)))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll(file.toString(), "schema " + next, "newer", "update Usage Export");
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void whoOnlyReadsUpgradesNoOlderStore() throws IOException {
    copyFirst();
    Path file = folder.resolve(SqliteDatabase.FILE_NAME);
    byte[] before = Files.readAllBytes(file);

    assertThat(SqliteDatabase.idIn(folder)).contains("c5e28a4af1e3d0fea0b8c78f0d9c1f5a");
    assertThatThrownBy(() -> SqliteDatabase.openToRead(folder))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll(file.toString(), "schema 1", "export will upgrade it");
    assertThat(file).hasBinaryContent(before);
    assertThat(folder).isDirectoryNotContaining(each -> !each.equals(file));
  }

  @Test
  void whoOnlyReadsFillsNoEmptyFile() throws IOException {
    Path file = Files.createFile(folder.resolve(SqliteDatabase.FILE_NAME));

    assertThat(SqliteDatabase.idIn(folder)).isEmpty();
    assertThat(SqliteDatabase.openToRead(folder)).isEmpty();
    assertThat(file).isEmptyFile();
  }

  private SqliteDatabase openFirst(SqliteSchema schema) throws IOException {
    copyFirst();
    return SqliteDatabase.open(folder, new SplittableRandom(1), schema);
  }

  private void copyFirst() throws IOException {
    try (InputStream store =
        requireNonNull(SqliteEvolutionTest.class.getResourceAsStream("schema-1.db"))) {
      Files.copy(store, folder.resolve(SqliteDatabase.FILE_NAME));
    }
  }

  /** This schema and a step that no store has taken. */
  private static SqliteSchema with(String... statements) {
    List<List<String>> steps = new ArrayList<>(SqliteSchema.CURRENT.steps());
    steps.add(List.of(statements));
    return new SqliteSchema(steps);
  }

  private static List<Version> versions(SqliteSnapshotStore snapshots) {
    try (Stream<Version> versions = snapshots.versions(DAY)) {
      return versions.filter(version -> version.account().sid().equals(ACCOUNT)).toList();
    }
  }

  private static List<String> tables(SqliteDatabase database) {
    return database.read(
        session ->
            session
                .query("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
                .list(SqliteRow::text));
  }

  private static String value(SqliteDatabase database, String sql) {
    return database.read(session -> session.value(sql));
  }
}
