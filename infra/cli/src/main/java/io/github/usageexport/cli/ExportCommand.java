package io.github.usageexport.cli;

import io.github.usageexport.cli.OneMachineRun.LakeClaim;
import io.github.usageexport.cli.query.TableText;
import io.github.usageexport.cli.sqlite.DataFolderLock.Wait;
import io.github.usageexport.cli.store.StorePlace;
import io.github.usageexport.finish.RunReport;
import io.github.usageexport.finish.RunReportJson;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.run.ExportRequest;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.RunId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code usage export}: the main job. */
@Command(name = "export", description = "Collect and export a date range: the main job.")
final class ExportCommand implements Callable<Integer> {
  private static final List<String> NOT_WITH_REBUILD =
      List.of(
          "--resume",
          "--dry-run",
          "--account-sid",
          "--exclude-account",
          "--max-concurrency",
          "--add-parent");

  /** One unit at least. */
  private static final Pattern DURATION =
      Pattern.compile("(?=.)([0-9]{1,6}h)?([0-9]{1,6}m)?([0-9]{1,6}s)?");

  private final Terminal terminal;

  @Mixin private RequestOptions options = new RequestOptions();
  @Mixin private FolderOptions folders = new FolderOptions();
  @Mixin private TableOption table = new TableOption();
  @Mixin private CheckOptions checks = new CheckOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--resume",
      paramLabel = "RUN_ID",
      description = "Do not read again what that run has read")
  private @Nullable String resume;

  @Option(names = "--adopt-lake", description = "Take over a lake that belongs to another store")
  private boolean adoptLake;

  @Option(names = "--dry-run", description = "Say what would be read; write nothing")
  private boolean dryRun;

  @Option(
      names = "--rebuild",
      description = "Write the lake from the store, without Twilio: all it holds, or the range")
  private boolean rebuild;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      description = "Wait at most so long for another run: 30s, 10m, 2h, 0 (default: 10m)")
  private @Nullable String wait;

  @Spec private CommandSpec spec;

  // picocli sets the field before it runs a command.
  @SuppressWarnings("NullAway.Init")
  ExportCommand(Terminal terminal, Shutdown shutdown) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ExportRequest request = options.request(resume);
    options.requireRange(LocalDate.ofInstant(terminal.clock().instant(), ZoneOffset.UTC));
    if (resume != null && options.namesGranularitiesAlone()) {
      throw new InvalidRequestException(
          "--granularity is none of the run '%s', which --resume takes over with its days: leave it"
                  .formatted(resume)
              + " out, or name the days as well");
    }
    folders.requireValid(table, terminal);
    longestWait();
    if (rebuild) {
      return rebuild(request);
    }
    Environment.TwilioAccess access =
        new Environment(terminal.environment()).twilio(options.maxConcurrency());
    OneMachineRun.Checks asked = checks.checks();
    if (dryRun) {
      if (resume != null) {
        throw new InvalidRequestException(
            "--dry-run looks into no store, where the run '%s' is: leave out --resume"
                .formatted(resume));
      }
      return new DryRun(access, terminal, output.isJson()).run(request);
    }
    StorePlace place = folders.store(table, longestWait(), terminal);
    LakeStore lake = folders.lake(terminal);
    requireStoreToResume(place);
    Progress progress = new Progress(terminal, output);
    String runId = RunId.next(terminal.clock(), new SecureRandom());
    progress.started(runId);
    RunReport report =
        new OneMachineRun(
                place,
                lake,
                access,
                terminal.clock(),
                terminal.pause(),
                adoptLake ? LakeClaim.ADOPT : LakeClaim.REFUSE,
                asked,
                progress)
            .run(request, runId);
    show(report);
    return ExitCode.of(report.run().status());
  }

  private Duration longestWait() {
    return wait == null ? Wait.DEFAULT : OptionText.value("--wait", wait, ExportCommand::duration);
  }

  private static Duration duration(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    if (!DURATION.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a valid duration: write it as 30s, 10m, 2h or 1h30m, or 0 to not wait"
              .formatted(text));
    }
    return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
  }

  /** A run that is resumed is in a store; one that is not there must not be made to find that. */
  private void requireStoreToResume(StorePlace place) {
    if (resume != null && place.id().isEmpty()) {
      throw new InvalidRequestException(
          "--resume '%s' is not a run of the store in %s, which holds none: leave it out, or name"
                  .formatted(resume, place)
              + " the run's store with --data or --table");
    }
  }

  private int rebuild(ExportRequest request) {
    for (String option : NOT_WITH_REBUILD) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new InvalidRequestException(
            "--rebuild writes the lake from the store, for every account and without Twilio: leave"
                + " out "
                + option);
      }
    }
    StorePlace place = folders.store(table, longestWait(), terminal);
    LakeStore lake = folders.lake(terminal);
    Progress progress = new Progress(terminal, output);
    String runId = RunId.next(terminal.clock(), new SecureRandom());
    progress.started(runId);
    boolean someGranularities =
        spec.commandLine().getParseResult().hasMatchedOption("--granularity");
    RunReport report =
        new RebuildRun(
                place,
                lake,
                terminal.clock(),
                adoptLake ? LakeClaim.ADOPT : LakeClaim.REFUSE,
                progress)
            .run(
                runId,
                Optional.ofNullable(request.range()),
                someGranularities ? request.granularities() : Set.of());
    show(report);
    return ExitCode.of(report.run().status());
  }

  private void show(RunReport report) {
    if (output.isJson()) {
      terminal.out().writeBytes(RunReportJson.write(report));
      RunSummary.problems(report).forEach(terminal::warn);
    } else {
      RunSummary.lines(report).stream().map(TableText::visible).forEach(terminal.out()::println);
      RunSummary.problems(report).forEach(terminal::warn);
    }
    terminal.out().flush();
  }
}
