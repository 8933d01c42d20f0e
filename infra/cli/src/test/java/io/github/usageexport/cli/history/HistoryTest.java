package io.github.usageexport.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.cli.history.Beliefs.AccountDay;
import io.github.usageexport.cli.history.RandomHistory.Read;
import io.github.usageexport.cli.history.StatedDay.Amounts;
import io.github.usageexport.cli.lake.DirectoryLakeStore;
import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.cli.store.FolderPlace;
import io.github.usageexport.cli.store.Stores;
import io.github.usageexport.export.ExportUsage;
import io.github.usageexport.export.ExportUsage.OfMoreVersions;
import io.github.usageexport.run.ExportOutcome;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.SliceChange;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.snapshot.SnapshotSamples;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.UsagePeriod;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories through recorder, SQLite, export and a lake in a directory: what the files say
 * is what the simplest reader believed, at every moment.
 *
 * <p>{@code -Dhistory.worlds=500} tries more, {@code -Dhistory.seed=N} one again.
 */
class HistoryTest {
  private static final int WORLDS = Integer.getInteger("history.worlds", 2);
  private static final int READS = 24;

  @TempDir private Path folder;

  static LongStream seeds() {
    Long only = Long.getLong("history.seed");
    return only == null ? LongStream.range(0, WORLDS) : LongStream.of(only);
  }

  @ParameterizedTest(name = "-Dhistory.seed={0}")
  @MethodSource("seeds")
  void theLakeSaysWhatWasBelievedAtEveryMoment(long seed) throws Exception {
    RandomGenerator random = new SplittableRandom(seed);
    RandomHistory history = new RandomHistory(random);
    Beliefs beliefs = new Beliefs();
    List<Instant> moments = new ArrayList<>();
    Set<String> versionsBefore = new HashSet<>();
    Set<String> restatementsBefore = new HashSet<>();
    try (SqliteDatabase database = SqliteDatabase.open(folder, random)) {
      Stages stages = stages(database, history.now());
      for (int i = 0; i < READS; i++) {
        Read read = history.next();
        moments.add(history.now());
        record(stages, read, history.now(), random.nextInt(1, 4));
        hear(beliefs, read, history.now());
        if (random.nextInt(6) == 0) {
          exportAtOnce(stages, random.nextInt(1, 4));
          ExportedHistory exported = ExportedHistory.of(folder.resolve("lake"));
          assertThat(exported.versionRows()).containsAll(versionsBefore);
          assertThat(exported.restatementRows()).containsAll(restatementsBefore);
          versionsBefore = exported.versionRows();
          restatementsBefore = exported.restatementRows();
        }
      }
      exportAtOnce(stages, 1);
      ExportedHistory exported = ExportedHistory.of(folder.resolve("lake"));
      assertThat(exported.versionRows()).containsAll(versionsBefore);
      assertThat(exported.restatementRows()).containsAll(restatementsBefore);
      assertSays(exported, beliefs, moments);
      assertNothingIsDoneTwice(stages, beliefs, history.now());
    }
  }

  /** The parts of a run, on one store and one lake. */
  private record Stages(Recorder recorder, ExportUsage export) {}

  private Stages stages(SqliteDatabase database, Instant now) {
    Stores stores = FolderPlace.stores(database, () -> {});
    stores
        .accounts()
        .save(
            IntStream.range(0, RandomHistory.ACCOUNTS)
                .mapToObj(number -> KnownAccount.firstSeen(SnapshotSamples.account(number), now))
                .toList());
    return new Stages(
        stores.recorder(),
        stores.export(
            new DirectoryLakeStore(folder.resolve("lake")),
            OfMoreVersions.REFUSE,
            Clock.fixed(now, ZoneOffset.UTC)));
  }

  /** So many runs that read the same, at once. */
  private static void record(Stages stages, Read read, Instant observedAt, int times)
      throws Exception {
    if (read.statements().isEmpty()) {
      return;
    }
    SliceKey key = SliceKey.of(read.account().sid(), read.statements().getFirst().period());
    atOnce(
        times,
        () -> stages.recorder().record(read.account(), key, read.statements(), "run", observedAt));
  }

  private static void hear(Beliefs beliefs, Read read, Instant observedAt) {
    for (Statement statement : read.statements()) {
      AccountDay of = new AccountDay(statement.period().firstDay(), read.account().sid());
      StatedDay day = read.days().get(of);
      assertThat(day).isNotNull();
      beliefs.hear(of, statement.asOf(), day, observedAt);
    }
  }

  private static void exportAtOnce(Stages stages, int times) throws Exception {
    atOnce(times, () -> export(stages));
  }

  private static ExportOutcome export(Stages stages) {
    ExportOutcome sum = stages.export().exportAccounts("run");
    for (UsagePeriod day : RandomHistory.days()) {
      sum = sum.plus(stages.export().export("run", day));
    }
    return sum;
  }

  private static void atOnce(int times, Runnable task) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        running.add(threads.submit(task));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
  }

  private static void assertSays(ExportedHistory exported, Beliefs beliefs, List<Instant> moments) {
    Map<AccountDay, Map<String, String>> current = new TreeMap<>();
    for (AccountDay of : beliefs.days()) {
      current.put(of, texts(beliefs.current(of)));
      for (Instant moment : moments) {
        assertThat(believed(exported, of, moment))
            .as("%s as known at %s", of, moment)
            .isEqualTo(beliefs.at(of, moment).map(HistoryTest::texts).orElse(null));
      }
      assertMoved(exported, beliefs, of);
    }
    assertThat(exported.current()).isEqualTo(current);
  }

  private static @Nullable Map<String, String> believed(
      ExportedHistory exported, AccountDay of, Instant moment) {
    return exported.versions().getOrDefault(of, new TreeMap<>()).values().stream()
        .filter(version -> !version.outOfOrder() && !version.observedAt().isAfter(moment))
        .reduce((earlier, later) -> later)
        .map(ExportedHistory.Version::rows)
        .orElse(null);
  }

  /** In every category, the deltas of all restatements are the way from the first to now. */
  private static void assertMoved(ExportedHistory exported, Beliefs beliefs, AccountDay of) {
    Map<String, Amounts> first = beliefs.first(of).rows();
    Map<String, Amounts> now = beliefs.current(of).rows();
    Map<String, List<BigDecimal>> moved = exported.moved().getOrDefault(of, Map.of());
    Set<String> categories = new HashSet<>(first.keySet());
    categories.addAll(now.keySet());
    categories.addAll(moved.keySet());
    for (String category : categories) {
      Amounts before = first.getOrDefault(category, Amounts.ZERO);
      Amounts after = now.getOrDefault(category, Amounts.ZERO);
      assertThat(
              moved.getOrDefault(
                  category, List.of(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO)))
          .as("%s of %s", category, of)
          .usingElementComparator(BigDecimal::compareTo)
          .containsExactly(
              orZero(after.count()).subtract(orZero(before.count())),
              orZero(after.usage()).subtract(orZero(before.usage())),
              orZero(after.price()).subtract(orZero(before.price())));
    }
  }

  /** Everything is stated once more as it is believed. */
  private static void assertNothingIsDoneTwice(Stages stages, Beliefs beliefs, Instant now) {
    for (AccountDay of : beliefs.days()) {
      UsagePeriod day = UsagePeriod.day(of.day());
      Instant asOf = beliefs.newest(of);
      Statement again =
          Statement.of(
              day,
              beliefs.current(of).records(of.account(), of.day(), asOf, asOf),
              Optional.of(asOf),
              now);
      SliceChange change =
          stages
              .recorder()
              .record(
                  SnapshotSamples.account(number(of)),
                  SliceKey.of(of.account(), day),
                  List.of(again),
                  "again",
                  now.plusSeconds(60));
      assertThat(change.versions()).as("%s", of).isEmpty();
    }
    assertThat(export(stages).written()).isZero();
  }

  private static int number(AccountDay of) {
    return IntStream.range(0, RandomHistory.ACCOUNTS)
        .filter(number -> SnapshotSamples.sid(number).equals(of.account()))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> texts(StatedDay day) {
    Map<String, String> texts = new TreeMap<>();
    day.rows()
        .forEach(
            (category, amounts) ->
                texts.put(
                    category,
                    text(amounts.count())
                        + " "
                        + text(amounts.usage())
                        + " "
                        + text(amounts.price())));
    return texts;
  }

  private static String text(@Nullable Amount amount) {
    return amount == null ? "" : amount.value().setScale(10).toPlainString();
  }

  private static BigDecimal orZero(@Nullable Amount amount) {
    return amount == null ? BigDecimal.ZERO : amount.value();
  }
}
