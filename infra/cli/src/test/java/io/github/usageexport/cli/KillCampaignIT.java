package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.cli.KillMoment.Clean;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.simulator.fault.ApiRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kills the packaged command at seeded moments, on an empty folder and on one that holds an earlier
 * state of the same days, and runs it again: the lake is that of one clean run, and at no moment
 * there was a half-written file in it.
 *
 * <p>{@code -Dkill.runs=500} kills more often, {@code -Dkill.seed=N} once again as before.
 */
@Timeout(1_800)
class KillCampaignIT {
  private static final int RUNS = Integer.getInteger("kill.runs", 3);

  /** Whoever comes too late to interrupt the report tries again so many times. */
  private static final int TRIES = 8;

  private static final List<String> RANGE =
      List.of("--start-date", "2025-02-27", "--end-date", "2025-03-03", "--max-concurrency", "2");
  private static final int SLICES = 8;
  private static final Map<KilledStage, Integer> KILLED = new EnumMap<>(KilledStage.class);

  @TempDir private static Path shared;
  private static Simulator simulator;
  private static volatile Consumer<ApiRequest> onRequest = _ -> {};
  private static State empty;
  private static State earlier;

  @TempDir private Path folder;

  /** What a run begins with, and what one clean run makes of it. */
  private record State(Path data, Map<String, List<String>> content, Clean clean) {}

  @BeforeAll
  static void runCleanly() throws Exception {
    simulator =
        Simulator.start(
            SimulatorOptions.defaults()
                .withSeed(71)
                .withStart(Instant.parse("2025-03-02T20:00:00Z"))
                .withHistoryDays(20)
                .withSubaccounts(3)
                .withCategories(40, 8)
                .withFaults(
                    request -> {
                      onRequest.accept(request);
                      return Optional.empty();
                    }));
    Path nothing = Files.createDirectory(shared.resolve("nothing"));
    Path before = shared.resolve("before");
    assertThat(again(before).exit()).isZero();
    simulator.restateSomeDays(simulator.clock().instant().plus(Duration.ofHours(1)), 60);
    simulator.clock().advance(Duration.ofDays(3));
    empty = clean(nothing, shared.resolve("clean"));
    earlier = clean(before, shared.resolve("restated"));
    assertThat(earlier.content().get("restatements")).hasSizeGreaterThan(1);
  }

  static LongStream seeds() {
    Long only = Long.getLong("kill.seed");
    return only == null ? LongStream.range(0, RUNS) : LongStream.of(only);
  }

  @ParameterizedTest(name = "-Dkill.seed={0}")
  @MethodSource("seeds")
  void killedAndRunAgainIsAsIfItWereNeverKilled(long seed) throws Exception {
    // Each kind of moment comes to either state.
    State state = (seed + seed / KillMoment.KINDS) % 2 == 0 ? empty : earlier;
    RandomGenerator random = new SplittableRandom(seed);
    KilledStage stage = KilledStage.AFTER;
    for (int attempt = 0; attempt < TRIES && stage == KilledStage.AFTER; attempt++) {
      Path data = copy(state.data(), folder.resolve("data" + attempt));
      KillMoment moment = KillMoment.of((int) (seed % KillMoment.KINDS), random, state.clean());
      stage = kill(data, moment, state.clean());
      assertEndsAs(state, data, "%s, killed in %s at %s".formatted(seed, stage, moment));
    }
    KILLED.merge(stage, 1, Integer::sum);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void killedTwiceIsAsIfItWereNeverKilled(long seed) throws Exception {
    State state = seed % 2 == 0 ? empty : earlier;
    RandomGenerator random = new SplittableRandom(seed);
    Path data = copy(state.data(), folder.resolve("data"));
    kill(data, KillMoment.of(0, random, state.clean()), state.clean());
    kill(data, KillMoment.of(1, random, state.clean()), state.clean());
    assertEndsAs(state, data, "seed " + seed);
  }

  @Test
  void aRebuildThatIsKilledIsBegunAgain() throws Exception {
    Path data = copy(shared.resolve("restated"), folder.resolve("data"));
    Path lake = data.resolve("lake");
    deleteBelow(lake);
    LakeWatch watch = new LakeWatch(lake);
    try (ExportProcess rebuild = ExportProcess.start(data, simulator, List.of("--rebuild"))) {
      killAt(rebuild, new KillMoment.Written(7), watch);
    }
    assertThat(watch.problems()).isEmpty();
    assertThat(watch.partitions()).isBetween(7, earlier.clean().partitions());

    Machine.Result result = new Machine(data).usage("export", "--rebuild");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(LakeContent.of(lake)).isEqualTo(earlier.content());
  }

  @Test
  void theSecondOfTwoRunsWaitsAndNamesTheFirst() throws Exception {
    Path data = folder.resolve("data");
    CountDownLatch goOn = stallFirstUsageRequest();
    try (ExportProcess first = ExportProcess.start(data, simulator, RANGE);
        ExportProcess second = startBehind(first, data)) {
      assertThat(second.isAlive()).isTrue();
      goOn.countDown();

      assertThat(first.waitFor()).as(first.err()).isZero();
      assertThat(second.waitFor()).as(second.err()).isZero();
    } finally {
      goOn.countDown();
    }
    assertThat(LakeContent.of(data.resolve("lake"))).isEqualTo(empty.content());
  }

  @Test
  void aRunThatWaitsGoesOnWhenTheFirstIsKilled() throws Exception {
    Path data = folder.resolve("data");
    CountDownLatch goOn = stallFirstUsageRequest();
    try (ExportProcess first = ExportProcess.start(data, simulator, RANGE);
        ExportProcess second = startBehind(first, data)) {
      first.kill();

      assertThat(second.waitFor()).as(second.err()).isZero();
    } finally {
      goOn.countDown();
    }
    assertThat(LakeContent.of(data.resolve("lake"))).isEqualTo(empty.content());
  }

  @Test
  void aRunThatIsKilledWhileItWaitsLeavesTheFirstAlone() throws Exception {
    Path data = folder.resolve("data");
    CountDownLatch goOn = stallFirstUsageRequest();
    try (ExportProcess first = ExportProcess.start(data, simulator, RANGE);
        ExportProcess second = startBehind(first, data)) {
      second.kill();
      goOn.countDown();

      assertThat(first.waitFor()).as(first.err()).isZero();
    } finally {
      goOn.countDown();
    }
    assertThat(LakeContent.of(data.resolve("lake"))).isEqualTo(empty.content());
  }

  @AfterAll
  static void everyStageWasInterrupted() {
    simulator.close();
    System.out.println("killed %d runs, by stage: %s".formatted(RUNS, KILLED));
    if (Long.getLong("kill.seed") == null && RUNS >= KillMoment.KINDS) {
      assertThat(KILLED.keySet())
          .contains(KilledStage.PLAN, KilledStage.COLLECT, KilledStage.EXPORT, KilledStage.REPORT);
    }
  }

  private static State clean(Path from, Path data) throws Exception {
    copy(from, data);
    LakeWatch watch = new LakeWatch(data.resolve("lake"));
    AtomicBoolean counting = new AtomicBoolean(true);
    AtomicInteger usage = new AtomicInteger();
    onRequest =
        request -> {
          if (request.isUsage() && counting.get()) {
            usage.incrementAndGet();
          }
        };
    long started = System.nanoTime();
    try (ExportProcess run = ExportProcess.start(data, simulator, RANGE)) {
      assertThat(run.waitFor()).as(run.err()).isZero();
    }
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    onRequest = _ -> {};
    return new State(
        from,
        LakeContent.of(data.resolve("lake")),
        new Clean(took, usage.get(), watch.partitions()));
  }

  private static KilledStage kill(Path data, KillMoment moment, Clean clean) throws Exception {
    LakeWatch watch = new LakeWatch(data.resolve("lake"));
    try (ExportProcess run = ExportProcess.start(data, simulator, RANGE)) {
      killAt(run, moment, watch);
      assertThat(watch.problems()).isEmpty();
      return KilledStage.of(data, run.runId(), SLICES, watch.manifests() >= clean.partitions());
    }
  }

  private static void killAt(ExportProcess run, KillMoment moment, LakeWatch watch)
      throws Exception {
    long started = System.nanoTime();
    onRequest =
        request -> {
          if (moment.isAt(request)) {
            run.kill();
          }
        };
    while (run.isAlive() && !moment.hasCome(watch, started)) {
      watch.partitions();
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(300));
    }
    run.kill();
    run.waitFor();
    onRequest = _ -> {};
    watch.partitions();
  }

  private static void assertEndsAs(State state, Path data, String how) throws IOException {
    Machine.Result result = again(data);

    assertThat(result.exit()).as("%s: %s", how, result.err()).isZero();
    assertThat(LakeContent.of(data.resolve("lake"))).as(how).isEqualTo(state.content());
    assertThat(data.resolve("lake/tmp")).as(how).isEmptyDirectory();
  }

  /** The same command, in this process: it is warm. */
  private static Machine.Result again(Path data) {
    return new Machine(data)
        .with("TWILIO_BASE_URL", simulator.baseUrl().toString())
        .with("TWILIO_ACCOUNT_SID", simulator.accountSid())
        .with("TWILIO_AUTH_TOKEN", simulator.authToken())
        .usage(Stream.concat(Stream.of("export"), RANGE.stream()).toArray(String[]::new));
  }

  private static CountDownLatch stallFirstUsageRequest() {
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicBoolean first = new AtomicBoolean(true);
    onRequest =
        request -> {
          if (request.isUsage() && first.getAndSet(false)) {
            try {
              goOn.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    return goOn;
  }

  /** A second run, once it says that it waits for the first. */
  private static ExportProcess startBehind(ExportProcess first, Path data) throws Exception {
    while (!first.err().contains("reading ")) {
      assertThat(first.isAlive()).as(first.err()).isTrue();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    String waiting = "waiting for run " + first.runId().orElseThrow();
    ExportProcess second = ExportProcess.start(data, simulator, RANGE);
    while (!second.err().contains(waiting)) {
      assertThat(second.isAlive()).as(second.err()).isTrue();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    return second;
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
    return to;
  }

  private static void deleteBelow(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
