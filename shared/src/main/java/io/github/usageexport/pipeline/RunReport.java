package io.github.usageexport.pipeline;

import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.usage.AccountSid;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a run read, wrote and could not.
 *
 * @param listed accounts asked for, as Twilio lists them: observed, failed and skipped ones
 * @param skipped accounts not alive in the range, or gone
 * @param failed accounts with the problem that each failed by
 * @param problem a sentence that says why the run FAILED as a whole; empty if it did not
 * @param totals of the run's range, by currency
 * @param lake where the lake lies
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
    String lake) {
  public RunReport {
    totals = List.copyOf(totals);
  }

  /**
   * What was asked of Twilio.
   *
   * @param maxInFlight the most requests at once
   * @param bytes of answers
   */
  public record SourceCounts(
      long requests,
      long pages,
      long records,
      long retries,
      long throttled,
      int maxInFlight,
      long bytes) {
    public static final SourceCounts NONE = new SourceCounts(0, 0, 0, 0, 0, 0, 0);
  }
}
