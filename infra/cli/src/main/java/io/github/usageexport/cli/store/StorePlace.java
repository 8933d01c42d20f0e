package io.github.usageexport.cli.store;

import io.github.usageexport.snapshot.StoreException;
import java.util.Optional;
import java.util.function.Consumer;

/** Where snapshots are kept. Everything throws {@link StoreException} if it cannot be used. */
public sealed interface StorePlace permits FolderPlace, TablePlace {

  /**
   * Opens the store, made if it is not there, for a run that writes.
   *
   * @param waitingFor is told the id of another run that has to end first
   */
  Stores open(String runId, Consumer<String> waitingFor);

  /**
   * Opens the store to be read.
   *
   * @throws StoreException if there is none
   */
  Stores openWhatIsThere();

  /** The store's identity; empty if it is not there yet. Makes nothing. */
  Optional<String> id();

  /** As a user knows it. */
  @Override
  String toString();
}
