package io.github.usageexport.finish;

import io.github.usageexport.handoff.EndedRun;
import io.github.usageexport.handoff.PlannedRun;
import io.github.usageexport.handoff.StartedExecution;
import io.github.usageexport.handoff.TakenOver;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.RunFile;
import io.github.usageexport.report.ReportScope;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.report.UsageReports;
import io.github.usageexport.report.html.UsageReportHtml;
import io.github.usageexport.run.ExportOutcome;
import io.github.usageexport.run.ExportPlan;
import io.github.usageexport.run.Problem;
import io.github.usageexport.run.Restated;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.run.RunStore;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.run.SourceCounts;
import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The last stage: says what the run did, and ends it. Reads no Twilio. */
public record ReportUsage(UsageReports reports, RunStore runs, LakeStore lake, Clock clock) {
  /** The report for programs, beside the lake's datasets. */
  public static final String REPORT_JSON = "report.json";

  /** The report for people, beside it. */
  public static final String REPORT_HTML = "report.html";

  /**
   * Ends a run whose batches were collected and whose parts were exported, each elsewhere, or were
   * not. A run with parts that are not exported stays unfinished, so that the next exports them.
   *
   * @throws StoreException if there is no such run
   */
  public RunReport report(EndedRun ended) {
    if (ended.planned().isEmpty()) {
      return neverPlanned(ended);
    }
    PlannedRun planned = ended.planned().get();
    Run run =
        runs.run(planned.runId())
            .orElseThrow(
                () ->
                    new StoreException(
                        "there is no run '%s' to report: plan one first"
                            .formatted(planned.runId())));
    try {
      CarriedOut carriedOut = CarriedOut.of(planned, runs, lake);
      return report(
          run,
          planned.listed(),
          planned.skipped(),
          carriedOut.outcomes(),
          carriedOut.partitions(),
          carriedOut.twilio(),
          Shortfall.of(planned, carriedOut, ended),
          new TakenOver(run.id(), lake).read());
    } catch (LakeException e) {
      return failed(
          run,
          planned.listed(),
          planned.skipped(),
          runs.outcomes(run.id()),
          SourceCounts.NONE,
          String.valueOf(e.getMessage()));
    }
  }

  /** Nothing is written to the lake, which may be another store's. */
  private RunReport neverPlanned(EndedRun ended) {
    StartedExecution execution = ended.execution();
    String problem =
        ended.failures().isEmpty() ? "plan-export did not end. Run again" : ended.problem();
    Optional<Run> begun = runs.run(execution.runId());
    if (begun.isEmpty()) {
      return failedBeforePlanning(
          Run.of(execution.request(), execution.runId(), clock), SourceCounts.NONE, problem);
    }
    return failed(begun.get(), 0, 0, List.of(), SourceCounts.NONE, problem);
  }

  /**
   * Ends a run that failed before it was planned: it recorded nothing, and is kept with its
   * problem.
   */
  public RunReport failedBeforePlanning(Run run, SourceCounts twilio, String problem) {
    RunReport report =
        RunReport.failed(
            run, problem, twilio, lake.location(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    runs.save(report.run());
    return report;
  }

  /**
   * Reports a run that failed after it was planned with what it recorded by then. In the store it
   * stays unfinished, so that the next run exports its days; nothing is written to the lake.
   */
  public RunReport failed(
      ExportPlan plan, Collection<SliceOutcome> outcomes, SourceCounts twilio, String problem) {
    return failed(
        plan.run(), plan.listed().size(), plan.skipped().size(), outcomes, twilio, problem);
  }

  private RunReport failed(
      Run run,
      int listed,
      int notAlive,
      Collection<SliceOutcome> outcomes,
      SourceCounts twilio,
      String problem) {
    runs.save(run.because(problem));
    Recorded recorded = Recorded.of(outcomes);
    return new RunReport(
        run.ended(RunStatus.FAILED, clock.instant().truncatedTo(ChronoUnit.MILLIS))
            .because(problem),
        listed,
        recorded.observed(),
        notAlive + recorded.gone(),
        recorded.failed(),
        Optional.of(problem),
        recorded.counts(),
        recorded.restated(),
        ExportOutcome.NOTHING,
        twilio,
        List.of(),
        lake.location(),
        Optional.empty());
  }

  /** What the slices of a run came to, account by account. */
  private record Recorded(
      int observed,
      int gone,
      SortedMap<AccountSid, Problem> failed,
      Counts counts,
      Restated restated) {
    static Recorded of(Collection<SliceOutcome> outcomes) {
      SortedMap<AccountSid, Problem> failed = new TreeMap<>();
      Set<AccountSid> gone = new HashSet<>();
      Set<AccountSid> observed = new HashSet<>();
      Counts counts = Counts.NONE;
      Restated restated = Restated.NOTHING;
      for (SliceOutcome outcome : outcomes) {
        outcome.failure().ifPresent(problem -> failed.putIfAbsent(outcome.account(), problem));
        if (outcome.isGone()) {
          gone.add(outcome.account());
        }
        observed.add(outcome.account());
        counts = counts.plus(outcome.counts());
        restated = restated.plus(outcome.restated());
      }
      gone.removeAll(failed.keySet());
      observed.removeAll(failed.keySet());
      observed.removeAll(gone);
      return new Recorded(observed.size(), gone.size(), failed, counts, restated);
    }
  }

  /** Ends a run whose slices were read and whose periods were exported. */
  public RunReport report(
      ExportPlan plan,
      Collection<SliceOutcome> outcomes,
      ExportOutcome partitions,
      SourceCounts twilio) {
    return report(
        plan.run(),
        plan.listed().size(),
        plan.skipped().size(),
        outcomes,
        partitions,
        twilio,
        Shortfall.NONE,
        plan.dead());
  }

  private RunReport report(
      Run run,
      int listed,
      int notAlive,
      Collection<SliceOutcome> outcomes,
      ExportOutcome partitions,
      SourceCounts twilio,
      Shortfall shortfall,
      List<String> dead) {
    Recorded recorded = Recorded.of(outcomes);
    Run ended =
        run.ended(
                shortfall.worse(status(recorded.failed(), outcomes)),
                clock.instant().truncatedTo(ChronoUnit.MILLIS))
            .because(shortfall.problem().orElse(null));
    Optional<UsageReport> usage = usage(ended, outcomes);
    return finish(
        new RunReport(
            ended,
            listed,
            recorded.observed(),
            notAlive + recorded.gone(),
            recorded.failed(),
            shortfall.problem(),
            recorded.counts(),
            recorded.restated(),
            partitions,
            twilio,
            usage.map(UsageTotals::of).orElseGet(() -> totals(run)),
            lake.location(),
            usage.map(report -> writeHtml(run, report))),
        shortfall,
        dead);
  }

  private static RunStatus status(
      SortedMap<AccountSid, Problem> failed, Collection<SliceOutcome> outcomes) {
    if (failed.isEmpty()) {
      return RunStatus.COMPLETE;
    }
    return outcomes.stream().anyMatch(SliceOutcome::isRead) ? RunStatus.PARTIAL : RunStatus.FAILED;
  }

  /** A usage report is of days; a run that read longer periods alone has none. */
  private Optional<UsageReport> usage(Run ended, Collection<SliceOutcome> outcomes) {
    return ended.granularities().contains(Granularity.DAILY)
        ? Optional.of(
            reports.of(new ReportScope(ended.range(), null, EndedRuns.reported(ended, outcomes))))
        : Optional.empty();
  }

  /** Where it was written. */
  private String writeHtml(Run run, UsageReport usage) {
    RunFile file = new RunFile(run.id(), REPORT_HTML);
    lake.writeRunFile(file, UsageReportHtml.write(usage));
    return lake.location() + "/" + file.path();
  }

  private List<UsageTotals.Total> totals(Run run) {
    Granularity granularity = run.granularities().iterator().next();
    UsageTotals totals = new UsageTotals(reports.catalogue());
    UsagePeriod.touchedBy(granularity, run.range())
        .forEach(
            period -> {
              try (Stream<Version> versions = reports.snapshots().currentVersions(period)) {
                totals.add(versions);
              }
            });
    return totals.totals();
  }

  /**
   * @param dead runs that are ended as well: their periods are exported by now
   */
  private RunReport finish(RunReport report, Shortfall shortfall, List<String> dead) {
    lake.writeRunFile(new RunFile(report.run().id(), REPORT_JSON), RunReportJson.write(report));
    if (shortfall.leavesPartsToExport()) {
      return report;
    }
    runs.save(report.run());
    for (Run unended : runs.unfinishedRuns()) {
      if (dead.contains(unended.id())) {
        runs.save(unended.ended(RunStatus.FAILED, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
      }
    }
    return report;
  }
}
