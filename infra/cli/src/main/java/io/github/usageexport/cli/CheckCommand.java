package io.github.usageexport.cli;

import io.github.usageexport.cli.lake.DirectoryLakeStore;
import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.LakeOwner;
import io.github.usageexport.pipeline.Problem;
import io.github.usageexport.pipeline.Slice;
import io.github.usageexport.pipeline.StoppedException;
import io.github.usageexport.pipeline.UnreadableException;
import io.github.usageexport.pipeline.UsageSource;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.twilio.Twilio;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
  public Integer call() throws ExecutionException {
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
      int unreadable = checkAccounts(twilio.usage(), accounts);
      if (!canWrite || unreadable == accounts.size()) {
        return ExitCode.FAILED;
      }
      return unreadable == 0 ? ExitCode.DONE : ExitCode.PARTIAL;
    } catch (UnreadableException e) {
      terminal.err().println("usage: " + e.problem().detail() + ". " + e.problem().remedy());
      return ExitCode.FAILED;
    }
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

  private int checkAccounts(UsageSource usage, List<Account> accounts) throws ExecutionException {
    LocalDate today = LocalDate.ofInstant(terminal.clock().instant(), ZoneOffset.UTC);
    int unreadable = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<Problem>>> probes = new ArrayList<>();
      for (Account account : accounts) {
        probes.add(threads.submit(() -> probe(usage, account, today)));
      }
      for (int i = 0; i < accounts.size(); i++) {
        Optional<Problem> problem = ended(probes.get(i), threads);
        unreadable += problem.isPresent() ? 1 : 0;
        show(accounts.get(i), problem);
      }
    }
    terminal
        .out()
        .printf("%d accounts, %d readable%n", accounts.size(), accounts.size() - unreadable);
    return unreadable;
  }

  private static Optional<Problem> ended(Future<Optional<Problem>> probe, ExecutorService threads)
      throws ExecutionException {
    try {
      return probe.get();
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }

  private static Optional<Problem> probe(UsageSource usage, Account account, LocalDate today) {
    try {
      usage.read(new Slice(account, Granularity.DAILY, new DateRange(today, today)));
      return Optional.empty();
    } catch (UnreadableException e) {
      return Optional.of(e.problem()).filter(problem -> problem.reason().isFailure());
    }
  }

  private void show(Account account, Optional<Problem> problem) {
    terminal
        .out()
        .printf(
            "%s  %-9s  %s%s%n",
            account.sid(),
            account.status(),
            problem.map(found -> found.reason().name()).orElse("readable"),
            account.isParent() ? " (parent)" : "");
    problem.ifPresent(found -> terminal.out().println("  " + found.remedy()));
  }
}
