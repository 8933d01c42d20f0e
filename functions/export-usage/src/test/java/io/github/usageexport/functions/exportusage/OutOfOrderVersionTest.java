package io.github.usageexport.functions.exportusage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.usageexport.cli.lake.DirectoryLakeStore;
import io.github.usageexport.cli.sqlite.SqliteAccountStore;
import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.cli.sqlite.SqliteSnapshotStore;
import io.github.usageexport.cli.store.FolderPlace;
import io.github.usageexport.export.ExportUsage.OfMoreVersions;
import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.LakeObject;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version that never became current is shown among the versions, and changes nothing else. */
class OutOfOrderVersionTest {
  private static final Instant NOW = Instant.parse("2026-11-03T10:15:00Z");
  private static final UsagePeriod DAY = UsagePeriod.day(LocalDate.of(2026, 10, 31));
  private static final AccountSid SID = new AccountSid("AC11111111111111111111111111111111");
  private static final Account ACCOUNT =
      new Account(SID, "An account", AccountStatus.ACTIVE, SID, null);

  @TempDir Path folder;

  private LakeStore lake() {
    return new DirectoryLakeStore(folder.resolve("lake"));
  }

  private static void record(SqliteDatabase database, String price, Instant asOf) {
    UsageRecord total =
        new UsageRecord(
            SID,
            Category.TOTALPRICE,
            null,
            DAY.firstDay(),
            DAY.firstDay(),
            null,
            null,
            Amount.parse(price),
            "usd",
            Amount.parse(price),
            "usd",
            asOf);
    new Recorder(new SqliteSnapshotStore(database), Settlement.DEFAULT, any -> true)
        .record(
            ACCOUNT,
            SliceKey.of(SID, DAY),
            List.of(Statement.of(DAY, List.of(total), Optional.of(asOf), NOW)),
            "run",
            NOW);
  }

  private void export(SqliteDatabase database) {
    FolderPlace.stores(database, () -> {})
        .export(lake(), OfMoreVersions.REFUSE, Clock.fixed(NOW, ZoneOffset.UTC))
        .export("run", DAY);
  }

  private Optional<LakeObject> standing(Dataset<?> dataset) {
    return lake().find(dataset.partition(DAY));
  }

  /** One that was stated before what is current, after the day was exported with and without it. */
  private Path storeWithoutIt() throws IOException {
    Path older = folder.resolve("older");
    try (SqliteDatabase database = SqliteDatabase.open(older, new SplittableRandom(1))) {
      new SqliteAccountStore(database).save(List.of(KnownAccount.firstSeen(ACCOUNT, NOW)));
      record(database, "2", NOW.minusSeconds(60));
      record(database, "3", NOW);
      export(database);
    }
    return older;
  }

  @Test
  void onlyTheVersionsAndTheCoverageAreWritten() throws IOException {
    Path data = storeWithoutIt();
    Optional<LakeObject> daily = standing(Datasets.usage(DAY.granularity()));
    Optional<LakeObject> restatements = standing(Datasets.RESTATEMENTS);
    Optional<LakeObject> versions = standing(Datasets.USAGE_VERSIONS);
    try (SqliteDatabase database = SqliteDatabase.open(data, new SplittableRandom(1))) {
      record(database, "1", NOW.minusSeconds(120));
      export(database);
    }

    assertThat(daily).isPresent();
    assertThat(restatements).isPresent();
    assertThat(standing(Datasets.usage(DAY.granularity()))).isEqualTo(daily);
    assertThat(standing(Datasets.RESTATEMENTS)).isEqualTo(restatements);
    assertThat(standing(Datasets.USAGE_VERSIONS)).isPresent().isNotEqualTo(versions);
  }

  @Test
  void aStoreThatLostItIsRefusedBeforeAnythingIsWritten() throws IOException {
    Path data = storeWithoutIt();
    Path lost = Files.createDirectory(folder.resolve("lost"));
    Files.copy(data.resolve("snapshots.db"), lost.resolve("snapshots.db"));
    try (SqliteDatabase database = SqliteDatabase.open(data, new SplittableRandom(1))) {
      record(database, "1", NOW.minusSeconds(120));
      export(database);
    }
    Optional<LakeObject> daily = standing(Datasets.usage(DAY.granularity()));
    Optional<LakeObject> versions = standing(Datasets.USAGE_VERSIONS);

    try (SqliteDatabase database = SqliteDatabase.open(lost, new SplittableRandom(1))) {
      new SqliteAccountStore(database)
          .save(
              List.of(
                  KnownAccount.firstSeen(
                      new Account(SID, "Renamed", AccountStatus.ACTIVE, SID, null), NOW)));
      assertThatExceptionOfType(LakeException.class)
          .isThrownBy(() -> export(database))
          .withMessageContainingAll("3 versions", "the store 2", "--adopt-lake");
    }

    assertThat(standing(Datasets.usage(DAY.granularity()))).isEqualTo(daily);
    assertThat(standing(Datasets.USAGE_VERSIONS)).isEqualTo(versions);
  }
}
