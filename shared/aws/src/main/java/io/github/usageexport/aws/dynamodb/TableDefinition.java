package io.github.usageexport.aws.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What a table must be to hold the stores: two text keys, and no index. */
public final class TableDefinition {
  public static final String PARTITION_KEY = "PK";
  public static final String SORT_KEY = "SK";

  private static final Map<String, KeyType> KEYS =
      Map.of(PARTITION_KEY, KeyType.HASH, SORT_KEY, KeyType.RANGE);

  private TableDefinition() {}

  /** Makes such a table, paid by request. */
  public static CreateTableRequest creating(String table) {
    return CreateTableRequest.builder()
        .tableName(table)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(
            KEYS.keySet().stream()
                .map(
                    name ->
                        AttributeDefinition.builder()
                            .attributeName(name)
                            .attributeType(ScalarAttributeType.S)
                            .build())
                .toList())
        .keySchema(List.of(key(PARTITION_KEY), key(SORT_KEY)))
        .build();
  }

  private static KeySchemaElement key(String name) {
    return KeySchemaElement.builder().attributeName(name).keyType(KEYS.get(name)).build();
  }
}
