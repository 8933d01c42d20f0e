package io.github.usageexport.aws.dynamodb;

import static io.github.usageexport.snapshot.SnapshotSamples.NOON;
import static io.github.usageexport.snapshot.SnapshotSamples.account;
import static io.github.usageexport.snapshot.SnapshotSamples.costing;
import static io.github.usageexport.snapshot.SnapshotSamples.day;
import static io.github.usageexport.snapshot.SnapshotSamples.record;
import static io.github.usageexport.snapshot.SnapshotSamples.sid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.snapshot.Head;
import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SliceChange;
import io.github.usageexport.snapshot.SliceHead;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.snapshot.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Requests that fail, answers that are lost, and writers that come in between. */
class BadWeatherTest {
  private static final int FAILURES = 11;
  private static final SliceKey KEY = SliceKey.of(sid(1), day(3));

  private final Weather weather = new Weather();
  private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
  private final DynamoTable calm = LocalDynamoDb.newTable();
  private final DynamoTable table = LocalDynamoDb.table(calm.name(), waits::add, weather);
  private final SnapshotStore store = new DynamoSnapshotStore(table, Settlement.DEFAULT);
  private final SnapshotStore other = new DynamoSnapshotStore(calm, Settlement.DEFAULT);

  @AfterEach
  void close() {
    table.close();
    calm.close();
  }

  @Test
  void waitsOutThrottledReadsAndWrites() {
    weather
        .failing(GetItemRequest.class, FAILURES, Weather::throttled)
        .failing(PutItemRequest.class, FAILURES, Weather::throttled)
        .failing(TransactWriteItemsRequest.class, FAILURES, Weather::throttled)
        .failing(UpdateItemRequest.class, FAILURES, Weather::throttled);
    SliceChange change = record(store, account(1), costing(day(3), NOON, 1));
    SliceChange again = record(store, account(1), costing(day(3), NOON.plusSeconds(1), 1));

    assertThat(weather.struck()).isEqualTo(4 * FAILURES);
    assertThat(waits).hasSize(4 * FAILURES);
    assertThat(again.before()).isEqualTo(change.after());
    assertThat(other.head(KEY)).isEqualTo(again.after());
  }

  @Test
  void waitsOutTransactionsThatMeetAnother() {
    weather.failing(TransactWriteItemsRequest.class, FAILURES, Weather::conflict);
    SliceChange change = record(store, account(1), costing(day(3), NOON, 1));

    assertThat(weather.struck()).isEqualTo(FAILURES);
    assertThat(other.head(KEY)).isEqualTo(change.after());
    assertThat(versions()).hasSize(1);
  }

  @Test
  void givesUpInTheEndNamingTheTableAndTheRemedy() {
    weather.failing(GetItemRequest.class, 100, Weather::throttled);

    assertThatThrownBy(() -> store.head(KEY))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll(table.name(), "too busy", "run again");
    assertThat(waits).hasSize(FAILURES).allMatch(wait -> wait.toSeconds() <= 8);
    assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofSeconds(5), Duration.ofMinutes(1));
  }

  @Test
  void knowsItsOwnConfirmationAgainWhoseAnswerWasLost() {
    SliceChange first = record(store, account(1), costing(day(3), NOON, 1));
    weather.losing(UpdateItemRequest.class, () -> {});
    SliceChange again = record(store, account(1), costing(day(3), NOON.plusSeconds(1), 1));

    assertThat(weather.struck()).isEqualTo(1);
    assertThat(again.before()).as("decided once").isEqualTo(first.after());
    assertThat(other.head(KEY)).isEqualTo(again.after());
  }

  @Test
  void doesNotTakeAnothersConfirmationForItsOwn() {
    SliceHead before = record(store, account(1), costing(day(3), NOON, 1)).after();
    Head later =
        before.head(day(3)).known().map(belief -> new Head(day(3), belief, null)).orElseThrow();
    record(other, account(1), costing(day(3), NOON.plusSeconds(9), 1));
    SliceChange stale =
        new SliceChange(
            before,
            Map.of(day(3), later),
            List.of(),
            List.of(),
            List.of(),
            SliceChange.Counts.NONE);

    assertThat(store.commit(stale)).isFalse();
  }

  @Test
  void recordsOnceWhereTheAnswerToATransactionIsLost() {
    weather.losing(TransactWriteItemsRequest.class, () -> {});
    SliceChange change = record(store, account(1), costing(day(3), NOON, 1));

    assertThat(weather.struck()).isEqualTo(1);
    assertThat(change.before().revision()).as("decided once").isZero();
    assertThat(other.head(KEY)).isEqualTo(change.after());
    assertThat(versions()).hasSize(1);
  }

  /** Two others on top are still seen through; each takes the place of a mark. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void knowsItsOwnWriteUnderThoseOfOthers(int others) {
    record(store, account(1), costing(day(3), NOON, 1));
    weather.losing(UpdateItemRequest.class, () -> recordOthers(others));
    SliceChange confirmed = record(store, account(1), costing(day(3), NOON.plusSeconds(1), 1));
    assertThat(confirmed.counts()).isEqualTo(new SliceChange.Counts(0, 0, 1, 0));

    weather.losing(TransactWriteItemsRequest.class, () -> recordOthers(others + 10));
    record(store, account(1), costing(day(3), NOON.plusSeconds(60), 60));

    assertThat(weather.struck()).isEqualTo(2);
    assertThat(versions()).hasSize(1 + others + 1 + others + 10);
    assertThat(versions()).noneMatch(Version::isOutOfOrder);
    assertThat(versions())
        .flatExtracting(Version::flags)
        .doesNotContain(QualityFlag.AS_OF_CONFLICT);
  }

  /** Each with a later as_of and a price of its own. */
  private void recordOthers(int count) {
    for (int i = 0; i < count; i++) {
      Head.Belief belief = other.head(KEY).head(day(3)).known().orElseThrow();
      record(
          other,
          account(1),
          costing(day(3), belief.confirmedAsOf().plusSeconds(1), 1_000 + belief.versions()));
    }
  }

  private List<Version> versions() {
    try (Stream<Version> versions = other.versions(day(3))) {
      return versions.toList();
    }
  }
}
