package io.github.usageexport.snapshot.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * All items of one partition, or those whose sort key begins alike.
 *
 * @param prefix null for all
 */
record ItemQuery(DynamoTable table, String partition, @Nullable String prefix) {

  /** In order of sort key. */
  List<Item> list() {
    return list(request());
  }

  /** The sort keys alone, in order. */
  List<String> sortKeys() {
    return list(request().projectionExpression(TableDefinition.SORT_KEY)).stream()
        .map(item -> item.text(TableDefinition.SORT_KEY))
        .toList();
  }

  /** The one with the greatest sort key. */
  Optional<Item> last() {
    QueryRequest last = request().scanIndexForward(false).limit(1).build();
    return table.call(dynamo -> dynamo.query(last)).items().stream().findFirst().map(Item::new);
  }

  private List<Item> list(QueryRequest.Builder request) {
    List<Item> items = new ArrayList<>();
    while (true) {
      QueryRequest page = request.build();
      QueryResponse answer = table.call(dynamo -> dynamo.query(page));
      answer.items().forEach(item -> items.add(new Item(item)));
      if (!answer.hasLastEvaluatedKey() || answer.lastEvaluatedKey().isEmpty()) {
        return items;
      }
      request.exclusiveStartKey(answer.lastEvaluatedKey());
    }
  }

  private QueryRequest.Builder request() {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":partition", AttributeValue.fromS(partition));
    String condition = TableDefinition.PARTITION_KEY + " = :partition";
    if (prefix != null) {
      values.put(":prefix", AttributeValue.fromS(prefix));
      condition += " AND begins_with(" + TableDefinition.SORT_KEY + ", :prefix)";
    }
    return QueryRequest.builder()
        .tableName(table.name())
        .consistentRead(true)
        .keyConditionExpression(condition)
        .expressionAttributeValues(values);
  }
}
