package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.run.RunStore;
import io.github.usageexport.run.RunStoreContract;
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
