package io.github.usageexport.cli.store;

import io.github.usageexport.cli.sqlite.DataFolderLock;
import io.github.usageexport.cli.sqlite.DataFolderLock.Wait;
import io.github.usageexport.cli.sqlite.SqliteAccountStore;
import io.github.usageexport.cli.sqlite.SqliteCategoryStore;
import io.github.usageexport.cli.sqlite.SqliteControlStore;
import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.cli.sqlite.SqliteRunStore;
import io.github.usageexport.cli.sqlite.SqliteSnapshotStore;
import io.github.usageexport.snapshot.StoreException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The embedded store in a folder; one run at a time writes it.
 *
 * @param waiting for another run that has it
 */
public record FolderPlace(Path folder, Wait waiting) implements StorePlace {

  @Override
  public Stores open(String runId, Consumer<String> waitingFor) {
    DataFolderLock lock = DataFolderLock.acquire(folder, runId, waiting, waitingFor);
    try {
      SqliteDatabase database = SqliteDatabase.open(folder, new SecureRandom());
      return stores(
          database,
          () -> {
            try (lock) {
              database.close();
            }
          });
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  @Override
  public Stores openWhatIsThere() {
    SqliteDatabase database =
        SqliteDatabase.openToRead(folder)
            .orElseThrow(
                () ->
                    new StoreException(
                        "There is no store in %s: export first, or name its folder with --data"
                            .formatted(folder)));
    return stores(database, database::close);
  }

  @Override
  public Optional<String> id() {
    return SqliteDatabase.idIn(folder);
  }

  /** All that a database keeps. */
  public static Stores stores(SqliteDatabase database, Stores.Closes closes) {
    return new Stores(
        new SqliteSnapshotStore(database),
        new SqliteAccountStore(database),
        new SqliteRunStore(database),
        new SqliteControlStore(database),
        new SqliteCategoryStore(database),
        closes);
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
