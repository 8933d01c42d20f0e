package io.github.usageexport.report;

import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.FailureReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The run whose changes a report shows.
 *
 * @param finishedAt null if it did not finish
 * @param problem what went wrong with it as a whole, in sentences; null if nothing is known to
 * @param failures accounts that it could not read, by account SID
 */
public record ReportedRun(
    String id,
    String status,
    Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String problem,
    List<Failure> failures) {
  public ReportedRun {
    failures = List.copyOf(failures);
  }

  /** How it ended, if it did. */
  public String ending() {
    if (problem != null) {
      return (finishedAt == null ? "not finished: " : status + ": ") + problem;
    }
    return finishedAt == null ? "not finished: it was stopped or is still running" : status;
  }

  /** Why an account could not be read, and what to do about it. */
  public record Failure(AccountSid account, FailureReason reason, String detail, String remedy) {}
}
