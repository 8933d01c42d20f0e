package io.github.usageexport.cli;

import io.github.usageexport.cli.OneMachineRun.LakeClaim;
import io.github.usageexport.cli.lake.DirectoryLakeStore;
import io.github.usageexport.cli.sqlite.DataFolderLock.Wait;
import io.github.usageexport.cli.store.FolderPlace;
import io.github.usageexport.finish.RunReport;
import io.github.usageexport.finish.RunReportJson;
import io.github.usageexport.run.ExportRequest;
import io.github.usageexport.run.RequestedRange;
import io.github.usageexport.run.RunId;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.twilio.TwilioCredentials;
import io.github.usageexport.twilio.TwilioSettings;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Granularity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code usage demo}: the main job against the simulator, with no credentials and no network. */
@Command(
    name = "demo",
    description = "Export a month from a simulated Twilio, let it restate, export again.")
final class DemoCommand implements Callable<Integer> {
  /** November has begun, so October is whole and not settled yet. */
  private static final Instant START = Instant.parse("2026-11-02T09:30:00Z");

  private static final Duration UNTIL_THE_SECOND_RUN = Duration.ofDays(4);
  private static final int RESTATED_DAYS = 5;
  private static final int CONCURRENCY = 20;

  private final Terminal terminal;

  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "An empty folder (default: usage-data/demo, made anew each time)")
  private @Nullable String data;

  DemoCommand(Terminal terminal, Shutdown shutdown) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = new DemoFolder(data).prepare();
    try (Simulator simulator = Simulator.start(world())) {
      say("A simulated Twilio of 9 accounts; its clock says " + START + ".");
      say("");
      say("1. October is exported:");
      RunReport first = export(simulator, folder, 1);
      show(first);
      if (first.run().status() != RunStatus.COMPLETE) {
        return ExitCode.of(first.run().status());
      }
      simulator.restateSomeDays(START.plus(UNTIL_THE_SECOND_RUN.dividedBy(2)), RESTATED_DAYS);
      simulator.clock().advance(UNTIL_THE_SECOND_RUN);
      say("");
      say("2. Four days later Twilio says otherwise of days it had reported; exported again:");
      RunReport second = export(simulator, folder, 2);
      show(second);
      if (output.isJson()) {
        terminal.out().writeBytes(RunReportJson.write(second));
      }
      say("");
      say("Parquet files: " + folder.resolve("lake/warehouse/v1"));
      second.reportHtml().ifPresent(page -> say("The report, for a browser: " + page));
      say("Look at them:");
      say("  ./usage query --data " + folder + " \"select account_sid, account_name, price_unit,");
      say("    price from spend_by_account_month order by price desc\"");
      say("  ./usage query --data " + folder + " \"select usage_date, category, previous_price,");
      say("    price, price_delta from restatements order by 1, 2\"");
      return Math.max(ExitCode.of(first.run().status()), ExitCode.of(second.run().status()));
    }
  }

  /** Fewer names than Twilio states, so that a newcomer waits for seconds. */
  private static SimulatorOptions world() {
    return SimulatorOptions.defaults().withStart(START).withCategories(120, 16);
  }

  private RunReport export(Simulator simulator, Path folder, long seed) {
    AccountSid parent = new AccountSid(simulator.accountSid());
    String runId = RunId.next(simulator.clock(), new SplittableRandom(seed));
    Progress progress = new Progress(terminal, output);
    progress.started(runId);
    return new OneMachineRun(
            new FolderPlace(folder, new Wait(Wait.DEFAULT, terminal.clock(), terminal.pause())),
            new DirectoryLakeStore(folder.resolve("lake")),
            new Environment.TwilioAccess(
                TwilioSettings.of(simulator.baseUrl(), parent, CONCURRENCY),
                new TwilioCredentials(parent.value(), simulator.authToken())),
            simulator.clock(),
            terminal.pause(),
            LakeClaim.REFUSE,
            OneMachineRun.Checks.DEFAULT,
            progress)
        .run(
            new ExportRequest(
                new RequestedRange.Dates("2026-10-01", "2026-10-31"),
                Set.of(Granularity.DAILY),
                Set.of(),
                Set.of(),
                null,
                null),
            runId);
  }

  private void show(RunReport report) {
    RunSummary.lines(report).forEach(line -> say("   " + line));
    RunSummary.problems(report).forEach(terminal::warn);
  }

  private void say(String line) {
    if (!output.isJson()) {
      terminal.out().println(line);
    }
  }
}
