package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.SnapshotStoreContract;
import org.junit.jupiter.api.AfterEach;

class DynamoSnapshotStoreTest extends SnapshotStoreContract {
  private final DynamoTable table = LocalDynamoDb.newTable();
  private final DynamoTable again = LocalDynamoDb.table(table.name());
  private final SnapshotStore store = new DynamoSnapshotStore(table, Settlement.DEFAULT);

  @AfterEach
  void close() {
    table.close();
    again.close();
  }

  @Override
  protected SnapshotStore store() {
    return store;
  }

  @Override
  protected SnapshotStore reopened() {
    return new DynamoSnapshotStore(again, Settlement.DEFAULT);
  }
}
