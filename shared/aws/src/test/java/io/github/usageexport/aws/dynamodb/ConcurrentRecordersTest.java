package io.github.usageexport.aws.dynamodb;

import static io.github.usageexport.snapshot.SnapshotSamples.NOON;
import static io.github.usageexport.snapshot.SnapshotSamples.account;
import static io.github.usageexport.snapshot.SnapshotSamples.costing;
import static io.github.usageexport.snapshot.SnapshotSamples.day;
import static io.github.usageexport.snapshot.SnapshotSamples.recorder;
import static io.github.usageexport.snapshot.SnapshotSamples.sid;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SliceChange;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Eight recorders of one slice at once, each on a client of its own whose requests are throttled or
 * conflict: in the end the store is as after some order of their readings, one behind the other.
 * Answers that are lost are {@link BadWeatherTest}'s: a head remembers its last three writers, and
 * so many at once would write it oftener than that. Replay one seed with {@code -Ddynamodb.seed=N}.
 */
class ConcurrentRecordersTest {
  private static final int RECORDERS = 8;
  private static final int READINGS = 10;
  private static final int DAYS = 4;
  private static final SliceKey KEY = SliceKey.of(sid(1), day(1));

  private record Reading(List<Statement> statements, Instant observedAt) {}

  private record Recorded(Reading reading, SliceChange change) {
    boolean isWritten() {
      return !change.changed().isEmpty();
    }
  }

  static LongStream seeds() {
    Long one = Long.getLong("dynamodb.seed");
    return one == null ? LongStream.of(1, 2, 3) : LongStream.of(one);
  }

  @ParameterizedTest(name = "-Ddynamodb.seed={0}")
  @MethodSource("seeds")
  void endAsAfterSomeOrder(long seed) throws Exception {
    try (DynamoTable contended = LocalDynamoDb.newTable();
        DynamoTable orderly = LocalDynamoDb.newTable()) {
      List<Recorded> recorded = recordAtOnce(contended.name(), new SplittableRandom(seed));
      // A head of revision n was read behind the write that made it so and before the next one:
      // what changed nothing goes anywhere between the two.
      recorded.sort(
          Comparator.comparingLong((Recorded each) -> each.change().before().revision())
              .thenComparing(Recorded::isWritten));
      SnapshotStore replayed = store(orderly);
      for (Recorded each : recorded) {
        record(replayed, each.reading());
      }
      SnapshotStore store = store(contended);
      assertThat(store.head(KEY)).isEqualTo(replayed.head(KEY));
      for (UsagePeriod day : store.head(KEY).heads().keySet()) {
        assertThat(versions(store, day)).isEqualTo(versions(replayed, day)).isNotEmpty();
      }
    }
  }

  private static List<Recorded> recordAtOnce(String table, SplittableRandom random)
      throws Exception {
    List<Future<List<Recorded>>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(RECORDERS)) {
      for (int i = 0; i < RECORDERS; i++) {
        SplittableRandom own = random.split();
        running.add(threads.submit(() -> recordAll(table, own)));
      }
    }
    List<Recorded> recorded = new ArrayList<>();
    for (Future<List<Recorded>> each : running) {
      recorded.addAll(each.get());
    }
    return recorded;
  }

  private static List<Recorded> recordAll(String name, RandomGenerator random) {
    Weather weather = new Weather();
    List<Recorded> recorded = new ArrayList<>();
    try (DynamoTable table = LocalDynamoDb.table(name, weather)) {
      SnapshotStore store = store(table);
      for (int i = 0; i < READINGS; i++) {
        worsen(weather, random);
        Reading reading = reading(random);
        recorded.add(new Recorded(reading, record(store, reading)));
      }
    }
    return recorded;
  }

  private static void worsen(Weather weather, RandomGenerator random) {
    switch (random.nextInt(4)) {
      case 0 -> weather.failing(TransactWriteItemsRequest.class, 2, Weather::conflict);
      case 1 -> weather.failing(UpdateItemRequest.class, 1, Weather::throttled);
      default -> {}
    }
  }

  /** Some days, of few contents and moments, so that all that can befall a statement does. */
  private static Reading reading(RandomGenerator random) {
    List<Statement> statements = new ArrayList<>();
    for (int number = 1; number <= DAYS; number++) {
      if (random.nextBoolean()) {
        Instant asOf = NOON.plusSeconds(random.nextInt(6));
        statements.add(costing(day(number), asOf, random.nextInt(3)));
      }
    }
    return new Reading(statements, NOON.plusMillis(random.nextInt(100_000)));
  }

  private static SliceChange record(SnapshotStore store, Reading reading) {
    return recorder(store)
        .record(account(1), KEY, reading.statements(), "run", reading.observedAt());
  }

  private static SnapshotStore store(DynamoTable table) {
    return new DynamoSnapshotStore(table, Settlement.DEFAULT);
  }

  private static List<Version> versions(SnapshotStore store, UsagePeriod period) {
    try (Stream<Version> versions = store.versions(period)) {
      return versions.toList();
    }
  }
}
