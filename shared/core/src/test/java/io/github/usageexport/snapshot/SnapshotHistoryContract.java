package io.github.usageexport.snapshot;

import static io.github.usageexport.snapshot.SnapshotSamples.NOON;
import static io.github.usageexport.snapshot.SnapshotSamples.account;
import static io.github.usageexport.snapshot.SnapshotSamples.costing;
import static io.github.usageexport.snapshot.SnapshotSamples.day;
import static io.github.usageexport.snapshot.SnapshotSamples.recorder;
import static io.github.usageexport.snapshot.SnapshotSamples.sid;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Recorder} leaves in every {@link SnapshotStore} after any history of statements. */
public abstract class SnapshotHistoryContract {
  private static final Set<QualityFlag> ORDER =
      EnumSet.of(QualityFlag.AS_OF_CONFLICT, QualityFlag.OUT_OF_ORDER);
  private static final int DAYS = 5;
  private static final int READS = 60;
  private static final SliceKey KEY = SliceKey.of(sid(1), day(1));

  /** The store under test, empty when the test begins and the same until it ends. */
  protected abstract SnapshotStore store();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void believesWhatTheSimplestModelBelieves(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    BeliefModel model = new BeliefModel();
    Instant observedAt = NOON;
    for (int i = 0; i < READS; i++) {
      observedAt = observedAt.plusSeconds(random.nextInt(1, 7_200));
      List<Statement> statements = read(random, observedAt);
      for (int repetitions = random.nextInt(1, 3); repetitions > 0; repetitions--) {
        record(statements, observedAt);
        for (Statement statement : statements) {
          model.hear(statement, observedAt);
        }
      }
    }
    assertThat(store().head(KEY).heads().keySet()).isEqualTo(model.periods().keySet());
    model.periods().forEach(this::assertHolds);
    assertThat(model.periods().values())
        .flatExtracting(period -> period.versions)
        .flatExtracting(BeliefModel.Expected::flags)
        .containsAll(ORDER);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {144, 233, 377})
  void addsUpFromTheFirstVersionToTheCurrentOne(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Instant observedAt = NOON;
    for (int i = 0; i < READS; i++) {
      observedAt = observedAt.plusSeconds(random.nextInt(1, 7_200));
      record(read(random, observedAt), observedAt);
    }
    for (Head head : store().head(KEY).heads().values()) {
      List<Version> inOrder =
          versions(head.period()).stream().filter(version -> !version.isOutOfOrder()).toList();
      Amount moved = Amount.ZERO;
      for (Version version : inOrder.subList(1, inOrder.size())) {
        Version previous = replacedBy(version);
        moved =
            Restatement.between(
                    previous,
                    version,
                    SettlementState.OPEN,
                    store().categories(version.categories()))
                .changes()
                .stream()
                .map(Restatement.Change::priceDelta)
                .reduce(moved, Amount::plus);
      }
      assertThat(price(inOrder.getFirst()).plus(moved)).isEqualTo(price(inOrder.getLast()));
      assertThat(head.known().orElseThrow().current()).isEqualTo(inOrder.getLast().number());
    }
  }

  @Test
  void movesOnlyTheConfirmationIfNothingChanged() {
    record(List.of(costing(day(1), NOON, 5)), NOON);
    Head.Belief before = store().head(KEY).head(day(1)).known().orElseThrow();
    Instant later = NOON.plus(Duration.ofHours(6));
    record(List.of(costing(day(1), later, 5)), later);

    assertThat(store().head(KEY).head(day(1)).belief()).isEqualTo(before.confirmedBy(later));
    assertThat(versions(day(1))).hasSize(1);
  }

  @Test
  void losesNothingOfSixteenWritersOfOneSlice() throws Exception {
    int writers = 16;
    int each = 12;
    List<Future<?>> ended = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < writers; i++) {
        int writer = i;
        ended.add(
            threads.submit(
                () ->
                    IntStream.range(0, each)
                        .forEach(
                            n -> {
                              Instant asOf = NOON.plusSeconds(n);
                              record(
                                  List.of(costing(day(1), asOf, 1L + n + (long) writer * each)),
                                  asOf);
                            })));
      }
    }
    for (Future<?> end : ended) {
      end.get();
    }
    List<Version> versions = versions(day(1));
    assertThat(versions)
        .extracting(Version::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, writers * each).boxed().toList());
    assertThat(versions).extracting(version -> version.content().digest()).doesNotHaveDuplicates();
    assertThat(store().head(KEY).revision()).isEqualTo((long) writers * each);
    assertThat(store().head(KEY).head(day(1)).known().orElseThrow().asOf())
        .isEqualTo(NOON.plusSeconds(each - 1));
  }

  /** Some days of the month; now and then a statement is old, or as old as the one before. */
  private static List<Statement> read(RandomGenerator random, Instant observedAt) {
    List<Statement> statements = new ArrayList<>();
    Instant asOf =
        observedAt.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(random.nextInt(4)));
    for (int number = 1; number <= DAYS; number++) {
      if (random.nextInt(3) > 0) {
        Instant stated = random.nextInt(4) == 0 ? NOON.plusSeconds(3_600L * number) : asOf;
        statements.add(costing(day(number), stated, 100 + random.nextInt(3)));
      }
    }
    return statements;
  }

  private void record(List<Statement> statements, Instant observedAt) {
    recorder(store()).record(account(1), KEY, statements, "run", observedAt);
  }

  private void assertHolds(UsagePeriod day, BeliefModel.Period expected) {
    List<Version> versions = versions(day);
    Head.Belief belief = store().head(KEY).head(day).known().orElseThrow();
    assertThat(versions)
        .extracting(
            version ->
                new BeliefModel.Expected(
                    version.asOf(), version.observedAt(), version.content(), order(version)))
        .containsExactlyElementsOf(expected.versions);
    assertThat(belief.versions()).isEqualTo(versions.size());
    assertThat(belief.current()).isEqualTo(expected.current);
    assertThat(belief.digest()).isEqualTo(expected.currentVersion().content().shortDigest());
    assertThat(belief.confirmedAsOf()).isEqualTo(expected.confirmed);
    assertThat(belief.firstObservedAt()).isEqualTo(versions.getFirst().observedAt());
    try (Stream<Version> current = store().currentVersions(day)) {
      assertThat(current).containsExactly(versions.get(expected.current - 1));
    }
  }

  /** The flags that the order of statements alone decides. */
  private static Set<QualityFlag> order(Version version) {
    Set<QualityFlag> flags = EnumSet.copyOf(ORDER);
    flags.retainAll(version.flags());
    return flags;
  }

  private Version replacedBy(Version version) {
    Version.Replaced replaced = version.replaced();
    assertThat(replaced).isNotNull();
    Version previous =
        store().version(version.account().sid(), version.period(), replaced.number());
    assertThat(replaced.asOf()).isEqualTo(previous.asOf());
    assertThat(replaced.observedAt()).isEqualTo(previous.observedAt());
    assertThat(replaced.confirmedAsOf()).isBetween(previous.asOf(), version.asOf());
    return previous;
  }

  private List<Version> versions(UsagePeriod period) {
    try (Stream<Version> versions = store().versions(period)) {
      return versions.toList();
    }
  }

  private static Amount price(Version version) {
    return version.content().totalPrice().orElse(Amount.ZERO);
  }
}
