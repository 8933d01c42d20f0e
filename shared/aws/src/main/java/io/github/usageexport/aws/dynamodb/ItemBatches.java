package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.snapshot.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Many items at a time. A table may do a part of a batch and hand back the rest; that is asked for
 * again, after a rest where it did nothing at all.
 */
record ItemBatches(DynamoTable table) {
  /** What the service takes in one request. */
  static final int MOST_READ = 100;

  private static final int MOST_WRITTEN = 25;
  private static final int WRITTEN_AT_ONCE = 4;

  /** Those of at most {@link #MOST_READ} items that there are. */
  Map<ItemKey, Item> get(Collection<ItemKey> keys) {
    Map<ItemKey, Item> found = new HashMap<>();
    Map<String, KeysAndAttributes> wanted =
        keys.isEmpty()
            ? Map.of()
            : Map.of(
                table.name(),
                KeysAndAttributes.builder()
                    .keys(keys.stream().map(ItemKey::attributes).toList())
                    .consistentRead(true)
                    .build());
    int idle = 0;
    while (!wanted.isEmpty()) {
      Map<String, KeysAndAttributes> asked = wanted;
      BatchGetItemResponse answer =
          table.call(dynamo -> dynamo.batchGetItem(get -> get.requestItems(asked)));
      List<Map<String, AttributeValue>> items =
          answer.responses().getOrDefault(table.name(), List.of());
      items.stream().map(Item::new).forEach(item -> found.put(item.key(), item));
      wanted = answer.unprocessedKeys();
      idle = items.isEmpty() && !wanted.isEmpty() ? rested(idle) : 0;
    }
    return found;
  }

  /** Puts items in place of what had their keys; all of them, in any order, not at once. */
  void put(Collection<ItemWriter> items) {
    List<WriteRequest> writes =
        items.stream()
            .map(
                item ->
                    WriteRequest.builder().putRequest(put -> put.item(item.attributes())).build())
            .toList();
    try (Stream<Integer> written =
        ReadAhead.map(chunks(writes, MOST_WRITTEN), WRITTEN_AT_ONCE, this::write)) {
      written.forEach(count -> {});
    }
  }

  private int write(List<WriteRequest> chunk) {
    Map<String, List<WriteRequest>> wanted = Map.of(table.name(), chunk);
    int idle = 0;
    while (!wanted.isEmpty()) {
      Map<String, List<WriteRequest>> asked = wanted;
      wanted =
          table.call(
              dynamo ->
                  dynamo.batchWriteItem(write -> write.requestItems(asked)).unprocessedItems());
      idle = wanted.equals(asked) ? rested(idle) : 0;
    }
    return chunk.size();
  }

  private int rested(int idle) {
    if (idle == table.patience().attempts()) {
      throw new StoreException(
          ("The DynamoDB table '%s' did no part of a batch for as long as we waited: run again when"
                  + " less is going on")
              .formatted(table.name()));
    }
    table.patience().rest(idle + 1);
    return idle + 1;
  }

  static <T> List<List<T>> chunks(List<T> all, int size) {
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      chunks.add(all.subList(from, Math.min(all.size(), from + size)));
    }
    return chunks;
  }
}
