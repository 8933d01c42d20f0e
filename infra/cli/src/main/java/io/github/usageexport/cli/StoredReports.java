package io.github.usageexport.cli;

import io.github.usageexport.cli.sqlite.SqliteAccountStore;
import io.github.usageexport.cli.sqlite.SqliteControlStore;
import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.cli.sqlite.SqliteRunStore;
import io.github.usageexport.cli.sqlite.SqliteSnapshotStore;
import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.pipeline.ControlChecks;
import io.github.usageexport.pipeline.ControlTotals;
import io.github.usageexport.pipeline.EndedRuns;
import io.github.usageexport.pipeline.IncidentSearch;
import io.github.usageexport.pipeline.Run;
import io.github.usageexport.pipeline.RunStore;
import io.github.usageexport.report.ReportScope;
import io.github.usageexport.report.ReportedRun;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.report.UsageReports;
import io.github.usageexport.snapshot.AccountStore;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.usage.DateRange;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports of what the embedded store holds. */
final class StoredReports {
  private static final CategoryCatalogue CATALOGUE = CategoryCatalogue.load();

  private final RunStore runs;
  private final UsageReports reports;

  StoredReports(SqliteDatabase database, Clock clock) {
    this.runs = new SqliteRunStore(database);
    SqliteSnapshotStore snapshots = new SqliteSnapshotStore(database);
    SqliteAccountStore accounts = new SqliteAccountStore(database);
    this.reports =
        over(
            snapshots,
            accounts,
            new ControlTotals(
                snapshots,
                accounts,
                new SqliteControlStore(database),
                CATALOGUE,
                Settlement.DEFAULT,
                clock));
  }

  /** The reports that commands and runs on this machine make. */
  static UsageReports over(SnapshotStore snapshots, AccountStore accounts, ControlTotals totals) {
    return new UsageReports(
        snapshots,
        accounts,
        CATALOGUE,
        Settlement.DEFAULT,
        new ControlChecks(totals, new IncidentSearch(snapshots, accounts)));
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
          "Nothing is known of %s%s: export these days first"
              .formatted(
                  scope.range(), scope.asKnownAt() == null ? "" : " at " + scope.asKnownAt()));
    }
    return report;
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
