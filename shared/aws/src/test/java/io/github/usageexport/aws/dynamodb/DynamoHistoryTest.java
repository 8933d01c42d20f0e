package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SnapshotHistoryContract;
import io.github.usageexport.snapshot.SnapshotStore;
import org.junit.jupiter.api.AfterEach;

class DynamoHistoryTest extends SnapshotHistoryContract {
  private final DynamoTable table = LocalDynamoDb.newTable();
  private final SnapshotStore store = new DynamoSnapshotStore(table, Settlement.DEFAULT);

  @AfterEach
  void close() {
    table.close();
  }

  @Override
  protected SnapshotStore store() {
    return store;
  }
}
