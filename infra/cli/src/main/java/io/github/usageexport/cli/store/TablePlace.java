package io.github.usageexport.cli.store;

import io.github.usageexport.aws.dynamodb.DynamoAccountStore;
import io.github.usageexport.aws.dynamodb.DynamoCategoryStore;
import io.github.usageexport.aws.dynamodb.DynamoControlStore;
import io.github.usageexport.aws.dynamodb.DynamoRunStore;
import io.github.usageexport.aws.dynamodb.DynamoSnapshotStore;
import io.github.usageexport.aws.dynamodb.DynamoTable;
import io.github.usageexport.cli.sqlite.DataFolderLock;
import io.github.usageexport.cli.sqlite.DataFolderLock.Wait;
import io.github.usageexport.snapshot.StoreException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A DynamoDB table; runs that write it at the same time all go on, unless they write one folder.
 *
 * @param lakeFolder of a lake on this machine, which one run at a time writes; empty for any other
 * @param waiting for another run that has that folder
 */
public record TablePlace(String table, Optional<Path> lakeFolder, Wait waiting)
    implements StorePlace {

  @Override
  public Stores open(String runId, Consumer<String> waitingFor) {
    if (lakeFolder.isEmpty()) {
      return stores(() -> {});
    }
    DataFolderLock lock = DataFolderLock.acquire(lakeFolder.get(), runId, waiting, waitingFor);
    try {
      return stores(lock::close);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  @Override
  public Stores openWhatIsThere() {
    if (id().isEmpty()) {
      throw new StoreException(
          "The DynamoDB table '%s' holds no store yet: export into it first".formatted(table));
    }
    return stores(() -> {});
  }

  @Override
  public Optional<String> id() {
    return DynamoTable.idIn(table, waiting.pause(), new SecureRandom());
  }

  private Stores stores(Stores.Closes afterwards) {
    DynamoTable open = DynamoTable.connect(table, waiting.pause(), new SecureRandom());
    return new Stores(
        new DynamoSnapshotStore(open, Stores.SETTLEMENT),
        new DynamoAccountStore(open),
        new DynamoRunStore(open),
        new DynamoControlStore(open),
        new DynamoCategoryStore(open),
        () -> {
          try {
            open.close();
          } finally {
            afterwards.close();
          }
        });
  }

  @Override
  public String toString() {
    return "DynamoDB table " + table;
  }
}
