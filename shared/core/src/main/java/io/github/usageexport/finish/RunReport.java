package io.github.usageexport.finish;

import io.github.usageexport.run.ExportOutcome;
import io.github.usageexport.run.Problem;
import io.github.usageexport.run.Restated;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.run.SourceCounts;
import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.usage.AccountSid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run read, wrote and could not.
 *
 * @param listed accounts asked for, as Twilio lists them: observed, failed and skipped ones
 * @param skipped accounts not alive in the range, or gone
 * @param failed accounts with the problem that each failed by
 * @param problem what went wrong with the run as a whole, in sentences; empty if nothing did
 * @param totals of the run's range, by currency
 * @param lake where the lake lies
 * @param reportHtml where the report for people lies; empty if the run failed as a whole or read no
 *     days
 */
public record RunReport(
    Run run,
    int listed,
    int observed,
    int skipped,
    SortedMap<AccountSid, Problem> failed,
    Optional<String> problem,
    Counts snapshots,
    Restated restated,
    ExportOutcome partitions,
    SourceCounts twilio,
    List<UsageTotals.Total> totals,
    String lake,
    Optional<String> reportHtml) {
  public RunReport {
    totals = List.copyOf(totals);
  }

  /**
   * The report of a run that failed before it was planned, and recorded nothing.
   *
   * @param problem a sentence with the remedy
   */
  public static RunReport failed(
      Run run, String problem, SourceCounts twilio, String lake, Instant finishedAt) {
    return new RunReport(
        run.ended(RunStatus.FAILED, finishedAt).because(problem),
        0,
        0,
        0,
        new TreeMap<>(),
        Optional.of(problem),
        Counts.NONE,
        Restated.NOTHING,
        ExportOutcome.NOTHING,
        twilio,
        List.of(),
        lake,
        Optional.empty());
  }

  /** The same, naming only so many of the accounts that failed. */
  RunReport naming(int accounts) {
    SortedMap<AccountSid, Problem> named = new TreeMap<>();
    failed.entrySet().stream()
        .limit(accounts)
        .forEach(each -> named.put(each.getKey(), each.getValue()));
    return new RunReport(
        run,
        listed,
        observed,
        skipped,
        named,
        problem,
        snapshots,
        restated,
        partitions,
        twilio,
        totals,
        lake,
        reportHtml);
  }
}
