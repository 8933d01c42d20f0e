package io.github.usageexport.cli;

import io.github.usageexport.cli.lake.DirectoryLakeStore;
import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.LakeOwner;
import io.github.usageexport.pipeline.UnreadableException;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.twilio.Twilio;
import io.github.usageexport.usage.Account;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code usage check}: what would be read and what would fail. Writes nothing. */
@Command(
    name = "check",
    description = "Try credentials, subaccounts, store and lake; write nothing.")
final class CheckCommand implements Callable<Integer> {
  private static final int CONCURRENCY = 8;

  private final Terminal terminal;

  @Mixin private FolderOptions folders = new FolderOptions();

  @Option(names = "--verbose", description = "Show where a fault comes from")
  private boolean verbose;

  CheckCommand(Terminal terminal, Shutdown shutdown) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (verbose) {
      terminal.verbosity().beVerbose();
    }
    Environment.TwilioAccess access = new Environment(terminal.environment()).twilio(CONCURRENCY);
    boolean canWrite = checkFolders() && checkOwner();
    terminal
        .out()
        .printf("twilio  %s as %s%n", access.settings().baseUrl(), access.credentials().username());
    try (Twilio twilio = access.open(terminal.clock(), terminal.pause())) {
      List<Account> accounts = twilio.accounts().accounts();
      int unreadable =
          new AccountCheck(twilio.usage(), today(), terminal.out()).unreadable(accounts);
      if (!canWrite || unreadable == accounts.size()) {
        return ExitCode.FAILED;
      }
      return unreadable == 0 ? ExitCode.DONE : ExitCode.PARTIAL;
    } catch (UnreadableException e) {
      terminal.err().println("usage: " + e.problem().detail() + ". " + e.problem().remedy());
      return ExitCode.FAILED;
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(terminal.clock().instant(), ZoneOffset.UTC);
  }

  private boolean checkFolders() {
    Path data = folders.data(terminal);
    Path lake = folders.lake(terminal);
    boolean store = checkFolder("store ", data, data.resolve("snapshots.db"));
    boolean written = checkFolder("lake  ", lake, lake.resolve("owner.json"));
    return store && written;
  }

  private boolean checkFolder(String what, Path folder, Path sign) {
    Optional<Path> existing = nearestExisting(folder);
    boolean writable =
        existing.isPresent()
            && Files.isDirectory(existing.get())
            && Files.isWritable(existing.get());
    String state = Files.exists(sign) ? "is there" : "would be made";
    terminal
        .out()
        .printf(
            "%s  %s %s%n",
            what,
            folder,
            writable ? state : "cannot be written: name another with --data or --lake");
    return writable;
  }

  /** Whether the lake is this store's, or nobody's. */
  private boolean checkOwner() {
    Path data = folders.data(terminal);
    try {
      Optional<LakeOwner> owner = new DirectoryLakeStore(folders.lake(terminal)).owner();
      if (owner.isEmpty()) {
        return true;
      }
      if (Files.exists(data.resolve("snapshots.db"))) {
        try (SqliteDatabase database = SqliteDatabase.open(data, new SecureRandom())) {
          if (owner.get().store().equals(database.id())) {
            return true;
          }
        }
      }
      terminal
          .out()
          .println(
              "        belongs to store %s: export would refuse it without --adopt-lake"
                  .formatted(owner.get().store()));
    } catch (LakeException | StoreException e) {
      terminal.out().println("        " + e.getMessage());
    }
    return false;
  }

  private static Optional<Path> nearestExisting(Path folder) {
    Path path = folder.toAbsolutePath();
    while (path != null && !Files.exists(path)) {
      path = path.getParent();
    }
    return Optional.ofNullable(path);
  }
}
