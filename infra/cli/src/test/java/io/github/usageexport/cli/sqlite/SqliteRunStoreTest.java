package io.github.usageexport.cli.sqlite;

import io.github.usageexport.run.RunStore;
import io.github.usageexport.run.RunStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteRunStoreTest extends RunStoreContract {
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
  protected RunStore store() {
    return new SqliteRunStore(open.first());
  }

  @Override
  protected RunStore reopened() {
    return new SqliteRunStore(open.again());
  }
}
