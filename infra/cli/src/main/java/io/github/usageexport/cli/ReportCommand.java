package io.github.usageexport.cli;

import io.github.usageexport.cli.lake.WholeFile;
import io.github.usageexport.cli.report.ReportText;
import io.github.usageexport.cli.store.Stores;
import io.github.usageexport.finish.ReportUsage;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.RunFile;
import io.github.usageexport.report.ReportedRun;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.report.UsageReportJson;
import io.github.usageexport.report.html.UsageReportHtml;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.RequestedRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code usage report}: what was spent, what moved, what is missing, and how far to trust it. */
@Command(
    name = "report",
    description = "The report of a run, or of days, also as it was known at a moment.",
    footer = {
      "",
      "  usage report                          of the latest run",
      "  usage report --period last-month --html october.html",
      "  usage report --start-date 2026-10-01 --end-date 2026-10-31",
      "               --as-known-at 2026-11-03T00:00:00Z",
      "",
      "Exit: 0 done, 1 no such report, 2 bad arguments."
    })
final class ReportCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Shutdown shutdown;

  @Option(
      names = "--run-id",
      paramLabel = "RUN_ID",
      description = "The report of this run's days (default: of the latest run)")
  private @Nullable String runId;

  @Mixin private RangeOptions days = new RangeOptions();

  @Option(
      names = "--as-known-at",
      paramLabel = "T",
      description = "As it was known at this moment: 2026-11-01T00:00:00Z")
  private @Nullable String asKnownAt;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write it to this file as a page of its own as well")
  private @Nullable Path html;

  @Mixin private FolderOptions folders = new FolderOptions();
  @Mixin private TableOption table = new TableOption();
  @Mixin private OutputOptions output = new OutputOptions();

  ReportCommand(Terminal terminal, Shutdown shutdown) {
    this.terminal = terminal;
    this.shutdown = shutdown;
  }

  @Override
  public Integer call() {
    if (html == null) {
      shutdown.endAtOnce();
    }
    Instant moment = moment();
    RequestedRange.@Nullable Resolved range = range();
    requireFolderOfHtml();
    LakeStore lake = folders.lake(terminal);
    try (Stores stores = folders.store(table, terminal).openWhatIsThere()) {
      StoredReports reports = new StoredReports(stores, terminal.clock());
      show(
          range == null ? reports.ofRun(runId, moment) : reports.ofDays(range.range(), moment),
          lake);
    }
    return ExitCode.DONE;
  }

  private void show(UsageReport report, LakeStore lake) {
    if (html != null) {
      WholeFile.write(html, UsageReportHtml.write(report));
    }
    if (output.isJson()) {
      terminal.out().writeBytes(UsageReportJson.write(report));
    } else {
      ReportText.lines(report).forEach(terminal.out()::println);
      pageOf(report.run(), lake).ifPresent(page -> terminal.err().println("Its page: " + page));
    }
    terminal.out().flush();
    if (html != null) {
      terminal.err().println("Written: " + html);
    }
  }

  /** The page that the run itself left in the lake. */
  private Optional<String> pageOf(@Nullable ReportedRun run, LakeStore lake) {
    if (run == null || days.isGiven() || asKnownAt != null) {
      return Optional.empty();
    }
    RunFile page = new RunFile(run.id(), ReportUsage.REPORT_HTML);
    return lake.readRunFile(page).map(_ -> lake.location() + "/" + page.path());
  }

  private RequestedRange.@Nullable Resolved range() {
    if (!days.isGiven()) {
      return null;
    }
    if (runId != null) {
      throw new InvalidRequestException(
          "--run-id '%s' has days of its own: leave out the range, or the run".formatted(runId));
    }
    RequestedRange.Resolved resolved =
        days.resolve(LocalDate.ofInstant(terminal.clock().instant(), ZoneOffset.UTC));
    if (resolved.clipped()) {
      terminal.err().println("The last day is after today: the report ends with today.");
    }
    return resolved;
  }

  private @Nullable Instant moment() {
    try {
      return asKnownAt == null ? null : Instant.parse(asKnownAt);
    } catch (DateTimeException e) {
      throw new InvalidRequestException(
          "--as-known-at '%s' is no moment in GMT: write it as 2026-11-01T00:00:00Z"
              .formatted(asKnownAt),
          e);
    }
  }

  private void requireFolderOfHtml() {
    if (html == null) {
      return;
    }
    Path folder = html.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(html)) {
      throw new InvalidRequestException(
          "--html '%s' is no file in a folder that exists: name one".formatted(html));
    }
    if (!Files.isWritable(folder)) {
      throw new InvalidRequestException(
          "--html '%s' cannot be written: this user may not write in %s. Name another folder"
              .formatted(html, folder));
    }
  }
}
