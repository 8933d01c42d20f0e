package io.github.usageexport.cli.sqlite;

import io.github.usageexport.control.CategoryStore;
import io.github.usageexport.control.CategoryStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteCategoryStoreTest extends CategoryStoreContract {
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
  protected CategoryStore store() {
    return new SqliteCategoryStore(open.first());
  }

  @Override
  protected CategoryStore reopened() {
    return new SqliteCategoryStore(open.again());
  }
}
