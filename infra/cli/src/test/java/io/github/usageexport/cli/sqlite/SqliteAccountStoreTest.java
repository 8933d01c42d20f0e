package io.github.usageexport.cli.sqlite;

import io.github.usageexport.snapshot.AccountStore;
import io.github.usageexport.snapshot.AccountStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteAccountStoreTest extends AccountStoreContract {
  @TempDir private Path folder;
  private OpenStores open;

  @BeforeEach
  void open() {
    open = new OpenStores(folder);
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Override
  protected AccountStore store() {
    return new SqliteAccountStore(open.first());
  }

  @Override
  protected AccountStore reopened() {
    return new SqliteAccountStore(open.again());
  }
}
