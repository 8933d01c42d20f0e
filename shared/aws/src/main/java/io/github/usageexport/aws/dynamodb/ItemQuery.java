package io.github.usageexport.aws.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

  /** In order of sort key; asked for page by page. */
  Stream<Item> stream() {
    return pages(request()).flatMap(page -> page.items().stream()).map(Item::new);
  }

  /** The sort keys alone, in order. */
  List<String> sortKeys() {
    return pages(request().projectionExpression(TableDefinition.SORT_KEY))
        .flatMap(page -> page.items().stream())
        .map(item -> new Item(item).text(TableDefinition.SORT_KEY))
        .toList();
  }

  /** The one with the greatest sort key. */
  Optional<Item> last() {
    QueryRequest last = request().scanIndexForward(false).limit(1).build();
    return ask(last).items().stream().findFirst().map(Item::new);
  }

  private Stream<QueryResponse> pages(QueryRequest.Builder request) {
    return Stream.iterate(
        ask(request.build()),
        page -> page != null,
        page ->
            page.lastEvaluatedKey().isEmpty()
                ? null
                : ask(request.exclusiveStartKey(page.lastEvaluatedKey()).build()));
  }

  private QueryResponse ask(QueryRequest request) {
    return table.call(dynamo -> dynamo.query(request));
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
