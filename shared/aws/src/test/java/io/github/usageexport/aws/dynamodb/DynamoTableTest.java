package io.github.usageexport.aws.dynamodb;

import static io.github.usageexport.snapshot.SnapshotSamples.NOON;
import static io.github.usageexport.snapshot.SnapshotSamples.account;
import static io.github.usageexport.snapshot.SnapshotSamples.costing;
import static io.github.usageexport.snapshot.SnapshotSamples.day;
import static io.github.usageexport.snapshot.SnapshotSamples.record;
import static io.github.usageexport.snapshot.SnapshotSamples.sid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.snapshot.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

class DynamoTableTest {
  private final DynamoTable table = LocalDynamoDb.newTable();
  private final SnapshotStore store = new DynamoSnapshotStore(table, Settlement.DEFAULT);

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void isNamedOnceHoweverManyOpenItFirst() throws Exception {
    String name = "raced";
    try (DynamoDbClient client = LocalDynamoDb.client();
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      client.createTable(TableDefinition.creating(name));
      Callable<String> opening =
          () -> {
            try (DynamoTable opened = LocalDynamoDb.table(name)) {
              return opened.id();
            }
          };
      Set<String> ids =
          threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> opening).toList()).stream()
              .map(Future::resultNow)
              .collect(Collectors.toSet());

      assertThat(ids).singleElement().asString().matches("[0-9a-f]{32}");
    }
  }

  @Test
  void isKeyedAsDefined() {
    List<KeySchemaElement> keys =
        table
            .call(dynamo -> dynamo.describeTable(it -> it.tableName(table.name())))
            .table()
            .keySchema();

    assertThat(keys)
        .extracting(key -> key.keyTypeAsString() + " " + key.attributeName())
        .containsExactly("HASH PK", "RANGE SK");
  }

  @Test
  void saysThatThereIsNoSuchTable() {
    assertThatThrownBy(() -> LocalDynamoDb.table("not-there"))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll("'not-there'", "does not exist", "AWS_REGION");
  }

  @Test
  void refusesATableOfANewerVersionByName() {
    table.put(ItemWriter.at(ItemKey.STORE).number(ItemWriter.FORMAT, 2).text("id", "x"));

    assertThatThrownBy(() -> LocalDynamoDb.table(table.name()))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll("STORE META", "format 2", "newer", "update Usage Export");
  }

  @Test
  void refusesAVersionOfANewerFormatByName() {
    record(store, account(1), costing(day(3), NOON, 1));
    Item item = table.query("ACCT#" + sid(1), "SNAP#").getFirst();
    for (String packed : List.of("details", "content")) {
      byte[] bytes = item.bytes(packed).clone();
      bytes[0] = 99;
      replace(item, packed, bytes);

      assertThatThrownBy(() -> store.version(sid(1), day(3), 1))
          .isInstanceOf(StoreException.class)
          .hasMessageContainingAll("format 99", "newer", "update Usage Export");
      replace(item, packed, item.bytes(packed));
    }
  }

  @Test
  void showsAPersonWhatTheyLookFor() {
    record(store, account(1), costing(day(3), NOON, 150));
    Item version = table.query("ACCT#" + sid(1), "SNAP#").getFirst();

    assertThat(version.key().toString())
        .contains(sid(1).value(), "daily#2026-11-03", "2026-11-05T12:00:00.123Z")
        .matches(".*#[0-9a-f]{16}#000001");
    assertThat(version.number("version")).isEqualTo(1);
    assertThat(version.text("observed_at")).isEqualTo("2026-11-05T12:00:00.123Z");
    assertThat(version.text("state")).isEqualTo("PROVISIONAL");
    assertThat(version.text("total_price") + version.text("price_unit")).isEqualTo("1.5usd");
    Item head = table.query("ACCT#" + sid(1), "HEAD#").getFirst();
    assertThat(head.key().sort()).isEqualTo("HEAD#daily#2026-11");
    assertThat(head.text("confirmed_as_of")).isEqualTo("2026-11-05T12:00:00.123Z");
    assertThat(head.number("versions")).isEqualTo(1);
  }

  @Test
  void neverExportsADayThatLacksAVersion() {
    record(store, account(1), costing(day(3), NOON, 1));
    record(store, account(1), costing(day(3), NOON.plusSeconds(1), 2));
    ItemKey lost = table.query("ACCT#" + sid(1), "SNAP#").getLast().key();
    table.call(
        dynamo -> dynamo.deleteItem(it -> it.tableName(table.name()).key(lost.attributes())));

    try (Stream<Version> versions = store.versions(day(3))) {
      assertThatThrownBy(versions::toList)
          .isInstanceOf(StoreException.class)
          .hasMessageContainingAll(table.name(), "1 of 2 versions", sid(1).value(), "2026-11-03");
    }
    try (Stream<Version> versions = store.currentVersions(day(3))) {
      assertThatThrownBy(versions::toList)
          .isInstanceOf(StoreException.class)
          .hasMessageContainingAll("version 2", sid(1).value(), "restore the table");
    }
  }

  @Test
  void keepsContentsThatComeBackWithOneAsOf() {
    record(store, account(1), costing(day(3), NOON, 1));
    record(store, account(1), costing(day(3), NOON, 2));
    record(store, account(1), costing(day(3), NOON, 1));

    try (Stream<Version> versions = store.versions(day(3))) {
      assertThat(versions.map(Version::number)).containsExactly(1, 2, 3);
    }
  }

  @Test
  void findsADayOfAccountsThatWereNeverListed() {
    DynamoAccountStore accounts = new DynamoAccountStore(table);
    accounts.save(List.of(KnownAccount.firstSeen(account(2), NOON)));
    record(store, account(1), costing(day(3), NOON, 1));
    record(store, account(2), costing(day(3), NOON, 1));

    assertThat(store.heads(day(3))).hasSize(2);
    assertThat(accounts.accounts()).containsExactly(KnownAccount.firstSeen(account(2), NOON));
    accounts.save(List.of(KnownAccount.firstSeen(account(1), NOON)));
    assertThat(accounts.accounts()).hasSize(2);
  }

  private void replace(Item item, String name, byte[] bytes) {
    Map<String, AttributeValue> changed = new HashMap<>(item.attributes());
    changed.put(name, AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));
    table.call(dynamo -> dynamo.putItem(put -> put.tableName(table.name()).item(changed)));
  }
}
