package io.github.usageexport.aws.dynamodb;

import static io.github.usageexport.snapshot.SnapshotSamples.NOON;
import static io.github.usageexport.snapshot.SnapshotSamples.account;
import static io.github.usageexport.snapshot.SnapshotSamples.day;
import static io.github.usageexport.snapshot.SnapshotSamples.record;
import static io.github.usageexport.snapshot.SnapshotSamples.sid;
import static io.github.usageexport.snapshot.SnapshotSamples.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.RandomContent;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SliceChange;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.snapshot.VersionCodec;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contents beyond what an item or a transaction holds. */
class LargeContentTest {
  private static final int TRANSACTION_BYTES = 4 << 20;
  private static final int ITEM_BYTES = 400 << 10;
  private static final int DAYS = 30;

  private final DynamoTable table = LocalDynamoDb.newTable();
  private final SnapshotStore store = new DynamoSnapshotStore(table, Settlement.DEFAULT);

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void recordsAMonthThatNoTransactionWouldHold() {
    RandomContent contents = new RandomContent(new SplittableRandom(4));
    Content content = contents.content(4_000);
    int bytes = VersionCodec.pack(content).length;
    assertThat((long) bytes * DAYS).isGreaterThan(TRANSACTION_BYTES);

    Statement[] month =
        IntStream.rangeClosed(1, DAYS)
            .mapToObj(number -> statement(day(number), NOON, content))
            .toArray(Statement[]::new);
    SliceChange change = record(store, account(1), month);

    assertThat(change.versions()).hasSize(DAYS);
    assertThat(store.head(change.before().key())).isEqualTo(change.after());
    for (Version version : change.versions()) {
      assertThat(store.version(sid(1), version.period(), 1)).isEqualTo(version);
    }
    try (Stream<Version> current = store.currentVersions(day(7))) {
      assertThat(current).hasSize(1);
    }
  }

  @Test
  void splitsWhatNoItemWouldHold() {
    byte[] bytes = new byte[2 * ITEM_BYTES + 1];
    new Random(11).nextBytes(bytes);
    Parts parts = new Parts(table);
    ItemKey key = new ItemKey("LARGE", "ONE");
    table.put(parts.write(ItemWriter.at(key), bytes));
    table.put(parts.write(ItemWriter.at(key), bytes));

    Item item = table.get(key).orElseThrow();
    assertThat(ItemSize.bytes(item.attributes())).isLessThan(200);
    assertThat(parts.read(item)).isEqualTo(bytes);
    assertThat(table.query("PARTS#" + item.text("content_sha256"))).hasSize(3);
  }

  @Test
  void tellsPartsThatAreNotWhatWasWritten() {
    byte[] bytes = new byte[ITEM_BYTES];
    Parts parts = new Parts(table);
    ItemKey key = new ItemKey("LARGE", "ONE");
    table.put(parts.write(ItemWriter.at(key), bytes));
    Item item = table.get(key).orElseThrow();
    ItemKey second = ItemKey.part(item.text("content_sha256"), 1);
    byte[] other = table.get(second).orElseThrow().bytes("content").clone();
    other[7] ^= 1;
    table.put(ItemWriter.at(second).bytes("content", other));

    assertThatThrownBy(() -> parts.read(item))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll("LARGE ONE", "another digest", "restore");
  }
}
