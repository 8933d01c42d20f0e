package io.github.usageexport.cli;

import io.github.usageexport.cli.store.Stores;
import io.github.usageexport.finish.EndedRuns;
import io.github.usageexport.report.ReportScope;
import io.github.usageexport.report.ReportedRun;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.report.UsageReports;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStore;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports of what a store holds. */
final class StoredReports {
  private final RunStore runs;
  private final UsageReports reports;

  StoredReports(Stores stores, Clock clock) {
    this.runs = stores.runs();
    this.reports = stores.reports(clock);
  }

  /**
   * The days of a run: of the latest as they are known now, of one before it as they were known
   * when it ended.
   *
   * @param runId null for the latest
   * @param asKnownAt null for those moments
   * @throws StoreException if there is no such run
   */
  UsageReport ofRun(@Nullable String runId, @Nullable Instant asKnownAt) {
    Optional<Run> latest = runs.latestRun();
    Run run =
        (runId == null ? latest : runs.run(runId))
            .orElseThrow(() -> new StoreException(noSuch(runId)));
    if (!run.granularities().contains(Granularity.DAILY)) {
      throw new StoreException(
          "The run '%s' read no days, which a report is of: name days with --start-date%s"
              .formatted(run.id(), failure(reported(run))));
    }
    boolean isLatest = latest.map(Run::id).filter(run.id()::equals).isPresent();
    Instant moment = asKnownAt == null && !isLatest ? run.finishedAt() : asKnownAt;
    boolean isLater = moment != null && run.startedAt().isAfter(moment);
    return known(new ReportScope(run.range(), moment, isLater ? null : reported(run)));
  }

  /**
   * Any days, looked back at from the latest run unless a moment is named.
   *
   * @throws StoreException if nothing was known at that moment
   */
  UsageReport ofDays(DateRange days, @Nullable Instant asKnownAt) {
    ReportedRun run = asKnownAt == null ? runs.latestRun().map(this::reported).orElse(null) : null;
    return known(new ReportScope(days, asKnownAt, run));
  }

  private UsageReport known(ReportScope scope) {
    UsageReport report = reports.of(scope);
    if (report.observed() == 0 && report.gaps().isEmpty()) {
      throw new StoreException(
          "Nothing is known of %s%s: export these days first%s"
              .formatted(
                  scope.range(),
                  scope.asKnownAt() == null ? "" : " at " + scope.asKnownAt(),
                  scope.run() == null ? "" : failure(scope.run())));
    }
    return report;
  }

  private static String failure(ReportedRun run) {
    return run.problem() == null ? "" : ". The run '%s' %s".formatted(run.id(), run.ending());
  }

  private ReportedRun reported(Run run) {
    return EndedRuns.reported(run, runs.outcomes(run.id()));
  }

  private static String noSuch(@Nullable String runId) {
    return runId == null
        ? "There is no run to report: export first"
        : "There is no run '%s': leave --run-id out for the latest".formatted(runId);
  }
}
