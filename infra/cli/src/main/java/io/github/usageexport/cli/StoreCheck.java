package io.github.usageexport.cli;

import io.github.usageexport.cli.store.FolderPlace;
import io.github.usageexport.cli.store.StorePlace;
import io.github.usageexport.cli.store.Stores;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.LakeOwner;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.plan.PlanExport;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.usage.Account;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether an export could use the store and the lake; makes neither. */
record StoreCheck(FolderOptions folders, TableOption table, Terminal terminal) {

  boolean canWrite() {
    StorePlace place = folders.store(table, terminal);
    LakeStore lake = folders.lake(terminal);
    try {
      Optional<String> store = place.id();
      Optional<LakeOwner> owner = lake.owner();
      boolean storeIsGood = show("store ", place.toString(), folderOf(place), store.isPresent());
      boolean lakeIsGood =
          show("lake  ", lake.location(), folders.lakeOnThisMachine(terminal), owner.isPresent());
      return storeIsGood && lakeIsGood && isOurs(owner, store);
    } catch (StoreException | LakeException e) {
      terminal.out().println("store   " + place + " or its lake cannot be used: " + e.getMessage());
      return false;
    }
  }

  /** Whether an export of these accounts would be let into the store. */
  boolean accepts(List<Account> listed) {
    StorePlace place = folders.store(table, terminal);
    try {
      if (place.id().isEmpty()) {
        return true;
      }
      try (Stores stores = place.openWhatIsThere()) {
        Optional<String> refusal = PlanExport.otherParent(stores.accounts().accounts(), listed);
        refusal.ifPresent(sentence -> terminal.out().println("export would refuse: " + sentence));
        return refusal.isEmpty();
      }
    } catch (StoreException e) {
      // Said before, or an older store, which export will upgrade.
      return true;
    }
  }

  private static Optional<Path> folderOf(StorePlace place) {
    return place instanceof FolderPlace(Path folder, _) ? Optional.of(folder) : Optional.empty();
  }

  /** What is on AWS was reached by now; whether it can be written shows when it is. */
  private boolean show(String what, String place, Optional<Path> folder, boolean isThere) {
    boolean usable = folder.map(StoreCheck::canBeWritten).orElse(true);
    String state = isThere ? "is there" : "would be made";
    terminal
        .out()
        .printf(
            "%s  %s %s%n",
            what, place, usable ? state : "cannot be written: name another with --data or --lake");
    return usable;
  }

  private static boolean canBeWritten(Path folder) {
    Path path = folder.toAbsolutePath();
    while (path != null && !Files.exists(path)) {
      path = path.getParent();
    }
    return path != null && Files.isDirectory(path) && Files.isWritable(path);
  }

  /** Whether the lake is this store's, or nobody's. */
  private boolean isOurs(Optional<LakeOwner> owner, Optional<String> store) {
    if (owner.isEmpty() || store.filter(owner.get().store()::equals).isPresent()) {
      return true;
    }
    terminal
        .out()
        .println(
            "        belongs to store %s: export would refuse it without --adopt-lake"
                .formatted(owner.get().store()));
    return false;
  }
}
