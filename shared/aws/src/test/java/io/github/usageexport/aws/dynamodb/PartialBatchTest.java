package io.github.usageexport.aws.dynamodb;

import static io.github.usageexport.snapshot.SnapshotSamples.NOON;
import static io.github.usageexport.snapshot.SnapshotSamples.account;
import static io.github.usageexport.snapshot.SnapshotSamples.costing;
import static io.github.usageexport.snapshot.SnapshotSamples.day;
import static io.github.usageexport.snapshot.SnapshotSamples.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.snapshot.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A table that does but a part of each batch, as a busy one may. */
class PartialBatchTest {
  private static final int ACCOUNTS = 60;

  private final PartialBatches partial = new PartialBatches();
  private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
  private final DynamoTable calm = LocalDynamoDb.newTable();
  private final DynamoTable table = LocalDynamoDb.table(calm.name(), waits::add, partial);
  private final SnapshotStore store = new DynamoSnapshotStore(table, Settlement.DEFAULT);

  @AfterEach
  void close() {
    table.close();
    calm.close();
  }

  @Test
  void readsTheRestOfABatchUntilNothingIsLeft() {
    for (int number = 1; number <= ACCOUNTS; number++) {
      record(store, account(number), costing(day(3), NOON, number));
    }
    partial.doing(7);
    assertThat(store.heads(day(3))).hasSize(ACCOUNTS);
    try (Stream<Version> versions = store.currentVersions(day(3))) {
      assertThat(versions.map(version -> version.account().sid()))
          .isEqualTo(
              IntStream.rangeClosed(1, ACCOUNTS)
                  .mapToObj(number -> account(number).sid())
                  .toList());
    }
    assertThat(partial.handedBack()).isGreaterThan(10);
    assertThat(waits).as("something was done each time").isEmpty();
  }

  @Test
  void writesTheRestOfABatchUntilNothingIsLeft() {
    partial.doing(7);
    List<KnownAccount> accounts =
        IntStream.rangeClosed(1, ACCOUNTS)
            .mapToObj(number -> KnownAccount.firstSeen(account(number), NOON))
            .toList();
    new DynamoAccountStore(table).save(accounts);

    assertThat(partial.handedBack()).isGreaterThan(5);
    assertThat(new DynamoAccountStore(calm).accounts()).isEqualTo(accounts);
  }

  @Test
  void restsAndGivesUpWhereNothingIsDoneAtAll() {
    record(store, account(1), costing(day(3), NOON, 1));
    partial.doing(0);

    assertThatThrownBy(() -> store.heads(day(3)))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll(table.name(), "no part of a batch", "run again");
    assertThat(waits).hasSize(12);
  }
}
