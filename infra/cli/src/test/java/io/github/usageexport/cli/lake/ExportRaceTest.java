package io.github.usageexport.cli.lake;

import static io.github.usageexport.snapshot.SnapshotSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.cli.sqlite.SqliteAccountStore;
import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.cli.sqlite.SqliteSnapshotStore;
import io.github.usageexport.cli.store.FolderPlace;
import io.github.usageexport.cli.store.Stores;
import io.github.usageexport.export.ExportUsage.OfMoreVersions;
import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.LakeObject;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.Partition;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.snapshot.SnapshotSamples;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While one run exports a day, another records a newer version of it and exports that: whenever the
 * other comes in between, the newer stays.
 */
class ExportRaceTest {
  private static final UsagePeriod DAY = SnapshotSamples.day(3);
  private static final Account ACCOUNT = SnapshotSamples.account(1);

  @TempDir Path folder;
  private SqliteDatabase database;

  /** Each step of the export at which the other run may come: before it, or right after it. */
  enum Moment {
    BEFORE,
    AFTER
  }

  static Stream<Arguments> moments() {
    return Stream.of(
            Datasets.usage(Granularity.DAILY),
            Datasets.USAGE_VERSIONS,
            Datasets.RESTATEMENTS,
            Datasets.COVERAGE,
            Datasets.CONTROL_TOTALS)
        .flatMap(
            dataset ->
                Stream.of("find", "replace")
                    .flatMap(
                        step ->
                            Stream.of(Moment.values())
                                .map(moment -> Arguments.of(dataset, step, moment))));
  }

  @BeforeEach
  void open() throws IOException {
    database = SqliteDatabase.open(folder.resolve("store"), new SplittableRandom(1));
    new SqliteAccountStore(database).save(List.of(KnownAccount.firstSeen(ACCOUNT, NOON)));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest(name = "{2} {1} of {0}")
  @MethodSource("moments")
  void theNewerVersionStays(Dataset<?> dataset, String step, Moment moment) {
    LakeStore lake = lake("lake");
    record(SnapshotSamples.costing(DAY, NOON.minusSeconds(7_200), 200));
    record(SnapshotSamples.costing(DAY, NOON.minusSeconds(3_600), 300));
    AtomicBoolean came = new AtomicBoolean();
    Runnable other =
        () -> {
          if (came.compareAndSet(false, true)) {
            record(SnapshotSamples.costing(DAY, NOON, 400));
            export(lake, store());
          }
        };

    export(
        interrupted(LakeStore.class, lake, step, dataset.partition(DAY), moment, other), store());

    assertThat(came).isTrue();
    LakeStore afterwards = lake("afterwards");
    export(afterwards, store());
    for (Arguments each : moments().toList()) {
      Partition<?> partition = ((Dataset<?>) each.get()[0]).partition(DAY);
      assertThat(lake.find(partition).map(LakeObject::footer))
          .as(partition.toString())
          .isPresent()
          .isEqualTo(afterwards.find(partition).map(LakeObject::footer));
    }
  }

  /** The other run may be killed before it exports, or be long about it. */
  @Test
  void whatIsRecordedMeanwhileAndNotExportedTakesNothingAway() {
    record(SnapshotSamples.costing(DAY, NOON.minusSeconds(7_200), 200));
    record(SnapshotSamples.costing(DAY, NOON.minusSeconds(3_600), 300));
    LakeStore before = lake("before");
    export(before, store());
    LakeStore lake = lake("lake");
    AtomicBoolean came = new AtomicBoolean();

    export(
        lake,
        interrupted(
            SnapshotStore.class,
            store(),
            "currentVersions",
            DAY,
            Moment.BEFORE,
            () -> {
              if (came.compareAndSet(false, true)) {
                record(SnapshotSamples.costing(DAY, NOON, 400));
              }
            }));

    assertThat(came).isTrue();
    for (Dataset<?> dataset : List.of(Datasets.usage(Granularity.DAILY), Datasets.COVERAGE)) {
      Partition<?> partition = dataset.partition(DAY);
      assertThat(lake.find(partition)).isPresent().isEqualTo(before.find(partition));
    }
  }

  private SnapshotStore store() {
    return new SqliteSnapshotStore(database);
  }

  private LakeStore lake(String name) {
    return new DirectoryLakeStore(folder.resolve(name));
  }

  /** A port at one of whose calls something happens. */
  private static <T> T interrupted(
      Class<T> port, T real, String call, Object subject, Moment moment, Runnable happening) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              boolean isMeant = method.getName().equals(call) && arguments[0].equals(subject);
              if (isMeant && moment == Moment.BEFORE) {
                happening.run();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                if (isMeant && moment == Moment.AFTER) {
                  happening.run();
                }
              }
            }));
  }

  private void record(Statement statement) {
    SnapshotSamples.record(store(), ACCOUNT, statement);
  }

  private void export(LakeStore lake, SnapshotStore snapshots) {
    Stores kept = FolderPlace.stores(database, () -> {});
    new Stores(
            snapshots,
            kept.accounts(),
            kept.runs(),
            kept.controls(),
            kept.categories(),
            kept.closes())
        .export(lake, OfMoreVersions.REFUSE, Clock.fixed(NOON, ZoneOffset.UTC))
        .export("run", DAY);
  }
}
