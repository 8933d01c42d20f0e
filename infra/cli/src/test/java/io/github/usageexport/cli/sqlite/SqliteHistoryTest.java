package io.github.usageexport.cli.sqlite;

import io.github.usageexport.snapshot.SnapshotHistoryContract;
import io.github.usageexport.snapshot.SnapshotStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteHistoryTest extends SnapshotHistoryContract {
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
}
