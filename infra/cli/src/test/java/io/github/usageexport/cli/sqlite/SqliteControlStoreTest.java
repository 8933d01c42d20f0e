package io.github.usageexport.cli.sqlite;

import io.github.usageexport.control.ControlStore;
import io.github.usageexport.control.ControlStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteControlStoreTest extends ControlStoreContract {
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
  protected ControlStore store() {
    return new SqliteControlStore(open.first());
  }

  @Override
  protected ControlStore reopened() {
    return new SqliteControlStore(open.again());
  }
}
