package io.github.usageexport.snapshot.dynamodb;

import io.github.usageexport.pipeline.RunStore;
import io.github.usageexport.pipeline.RunStoreContract;
import org.junit.jupiter.api.AfterEach;

class DynamoRunStoreTest extends RunStoreContract {
  private final DynamoTable table = LocalDynamoDb.newTable();
  private final DynamoTable again = LocalDynamoDb.table(table.name());
  private final RunStore store = new DynamoRunStore(table);

  @AfterEach
  void close() {
    table.close();
    again.close();
  }

  @Override
  protected RunStore store() {
    return store;
  }

  @Override
  protected RunStore reopened() {
    return new DynamoRunStore(again);
  }
}
