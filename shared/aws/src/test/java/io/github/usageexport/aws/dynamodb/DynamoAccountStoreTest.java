package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.snapshot.AccountStore;
import io.github.usageexport.snapshot.AccountStoreContract;
import org.junit.jupiter.api.AfterEach;

class DynamoAccountStoreTest extends AccountStoreContract {
  private final DynamoTable table = LocalDynamoDb.newTable();
  private final DynamoTable again = LocalDynamoDb.table(table.name());
  private final AccountStore store = new DynamoAccountStore(table);

  @AfterEach
  void close() {
    table.close();
    again.close();
  }

  @Override
  protected AccountStore store() {
    return store;
  }

  @Override
  protected AccountStore reopened() {
    return new DynamoAccountStore(again);
  }
}
