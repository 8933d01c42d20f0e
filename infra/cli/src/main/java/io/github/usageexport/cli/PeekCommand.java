package io.github.usageexport.cli;

import io.github.usageexport.cli.query.QueryFormat;
import io.github.usageexport.cli.query.ResultWriter;
import io.github.usageexport.cli.report.AccountNames;
import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.run.ExportRequest;
import io.github.usageexport.run.Problem;
import io.github.usageexport.run.TaskGroup;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.twilio.LivePeriod;
import io.github.usageexport.twilio.LiveUsage;
import io.github.usageexport.twilio.Twilio;
import io.github.usageexport.usage.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code usage peek}: what Twilio says right now, live. Writes nothing. */
@Command(
    name = "peek",
    description = "Show what Twilio says right now, largest first; store nothing.",
    footer = {
      "",
      "One row for each account and category with usage. Categories overlap: sum",
      "rows of role ADDITIVE, or look at totalprice."
    })
final class PeekCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Shutdown shutdown;

  @Mixin private AccountOptions accounts = new AccountOptions();

  @Option(
      names = "--period",
      paramLabel = "P",
      defaultValue = "today",
      description = "today, yesterday, this-month, last-month or all-time (default: today)")
  private String period = "today";

  @Mixin private FormatOption format = new FormatOption();

  @Mixin private ConcurrencyOption concurrency = new ConcurrencyOption();

  PeekCommand(Terminal terminal, Shutdown shutdown) {
    this.terminal = terminal;
    this.shutdown = shutdown;
  }

  @Override
  public Integer call() {
    shutdown.endAtOnce();
    ExportRequest request =
        new ExportRequest(null, Set.of(), accounts.accounts(), accounts.excluded(), null, null);
    LivePeriod asked = OptionText.value("--period", period, LivePeriod::of);
    QueryFormat chosen = format.value();
    Environment.TwilioAccess access =
        new Environment(terminal.environment()).twilio(concurrency.value());
    try (Twilio twilio = access.open(terminal.clock(), terminal.pause())) {
      List<Account> listed = request.wanted(twilio.accounts().accounts());
      LiveUsage live = twilio.live();
      List<Reading> readings = TaskGroup.each(listed, account -> read(live, account, asked));
      twilio.warnings().forEach(sentence -> terminal.warn("warning: " + sentence));
      write(chosen, readings);
      return exit(readings);
    } catch (UnreadableException e) {
      terminal.warn("usage: " + e.problem().detail() + ". " + e.problem().remedy());
      return ExitCode.FAILED;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param problem null if the account was read
   */
  private record Reading(Account account, List<LiveRow> rows, @Nullable Problem problem) {
    Optional<Problem> failure() {
      return Optional.ofNullable(problem).filter(found -> found.reason().isFailure());
    }
  }

  private static Reading read(LiveUsage live, Account account, LivePeriod period) {
    try {
      return new Reading(
          account,
          live.read(account.sid(), period).stream()
              .map(stated -> new LiveRow(account, stated))
              .filter(LiveRow::isUsed)
              .toList(),
          null);
    } catch (UnreadableException e) {
      return new Reading(account, List.of(), e.problem());
    }
  }

  private void write(QueryFormat chosen, List<Reading> readings) throws IOException {
    ResultWriter writer = ResultWriter.of(chosen, terminal.columns(), terminal.out());
    boolean isNamed =
        chosen != QueryFormat.TABLE
            || AccountNames.of(readings.stream().map(Reading::account).toList()).areUnique();
    CategoryCatalogue catalogue = CategoryCatalogue.load();
    writer.begin(isNamed ? LiveRow.COLUMNS : LiveRow.bySid(LiveRow.COLUMNS));
    List<LiveRow> rows =
        readings.stream()
            .flatMap(reading -> reading.rows().stream())
            .sorted(LiveRow.LARGEST_FIRST)
            .toList();
    for (LiveRow row : rows) {
      List<@Nullable Object> values = row.values(catalogue);
      writer.row(isNamed ? values : LiveRow.bySid(values));
    }
    writer.end();
  }

  private int exit(List<Reading> readings) {
    List<Reading> failed =
        readings.stream().filter(reading -> reading.failure().isPresent()).toList();
    for (Reading each : failed) {
      Problem problem = each.failure().orElseThrow();
      terminal.warn(
          "%s %s: %s. %s"
              .formatted(
                  each.account().sid(), problem.reason(), problem.detail(), problem.remedy()));
    }
    if (failed.isEmpty()) {
      return ExitCode.DONE;
    }
    return failed.size() == readings.size() ? ExitCode.FAILED : ExitCode.PARTIAL;
  }
}
