package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.control.ControlStore;
import io.github.usageexport.control.ControlStoreContract;
import org.junit.jupiter.api.AfterEach;

class DynamoControlStoreTest extends ControlStoreContract {
  private final DynamoTable table = LocalDynamoDb.newTable();
  private final DynamoTable again = LocalDynamoDb.table(table.name());
  private final ControlStore store = new DynamoControlStore(table);

  @AfterEach
  void close() {
    table.close();
    again.close();
  }

  @Override
  protected ControlStore store() {
    return store;
  }

  @Override
  protected ControlStore reopened() {
    return new DynamoControlStore(again);
  }
}
