package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.control.CategoryStore;
import io.github.usageexport.control.CategoryStoreContract;
import org.junit.jupiter.api.AfterEach;

class DynamoCategoryStoreTest extends CategoryStoreContract {
  private final DynamoTable table = LocalDynamoDb.newTable();
  private final DynamoTable again = LocalDynamoDb.table(table.name());
  private final CategoryStore store = new DynamoCategoryStore(table);

  @AfterEach
  void close() {
    table.close();
    again.close();
  }

  @Override
  protected CategoryStore store() {
    return store;
  }

  @Override
  protected CategoryStore reopened() {
    return new DynamoCategoryStore(again);
  }
}
