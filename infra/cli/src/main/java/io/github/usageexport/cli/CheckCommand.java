package io.github.usageexport.cli;

import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.twilio.Twilio;
import io.github.usageexport.usage.Account;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code usage check}: what would be read and what would fail. Writes nothing. */
@Command(
    name = "check",
    description = "Try credentials, subaccounts, store and lake; write nothing.")
final class CheckCommand implements Callable<Integer> {
  private static final int CONCURRENCY = 8;

  private final Terminal terminal;
  private final Shutdown shutdown;

  @Mixin private FolderOptions folders = new FolderOptions();
  @Mixin private TableOption table = new TableOption();

  CheckCommand(Terminal terminal, Shutdown shutdown) {
    this.terminal = terminal;
    this.shutdown = shutdown;
  }

  @Override
  public Integer call() {
    shutdown.endAtOnce();
    folders.requireValid(table, terminal);
    Environment.TwilioAccess access = new Environment(terminal.environment()).twilio(CONCURRENCY);
    StoreCheck store = new StoreCheck(folders, table, terminal);
    boolean canWrite = store.canWrite();
    terminal
        .out()
        .printf("twilio  %s as %s%n", access.settings().baseUrl(), access.credentials().username());
    try (Twilio twilio = access.open(terminal.clock(), terminal.pause())) {
      List<Account> accounts = twilio.accounts().accounts();
      int unreadable =
          new AccountCheck(twilio.usage(), today(), terminal.out()).unreadable(accounts);
      twilio.warnings().forEach(sentence -> terminal.warn("warning: " + sentence));
      boolean accepts = store.accepts(accounts);
      if (!canWrite || !accepts || unreadable == accounts.size()) {
        return ExitCode.FAILED;
      }
      return unreadable == 0 ? ExitCode.DONE : ExitCode.PARTIAL;
    } catch (UnreadableException e) {
      terminal.warn("usage: " + e.problem().detail() + ". " + e.problem().remedy());
      return ExitCode.FAILED;
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(terminal.clock().instant(), ZoneOffset.UTC);
  }
}
