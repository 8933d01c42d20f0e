package io.github.usageexport.cli.sqlite;

import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.SnapshotStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteSnapshotStoreTest extends SnapshotStoreContract {
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
  protected SnapshotStore store() {
    return new SqliteSnapshotStore(open.first());
  }

  @Override
  protected SnapshotStore reopened() {
    return new SqliteSnapshotStore(open.again());
  }
}
