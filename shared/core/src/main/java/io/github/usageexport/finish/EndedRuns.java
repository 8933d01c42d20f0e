package io.github.usageexport.finish;

import io.github.usageexport.report.ReportedRun;
import io.github.usageexport.report.ReportedRun.Failure;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.usage.AccountSid;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs as usage reports look back from them. */
public final class EndedRuns {
  private EndedRuns() {}

  /**
   * @param outcomes of its slices; the first failure of an account stands for all of them
   */
  public static ReportedRun reported(Run run, Collection<SliceOutcome> outcomes) {
    SortedMap<AccountSid, Failure> failures = new TreeMap<>();
    for (SliceOutcome outcome : outcomes) {
      outcome
          .failure()
          .ifPresent(
              problem ->
                  failures.putIfAbsent(
                      outcome.account(),
                      new Failure(
                          outcome.account(),
                          problem.reason(),
                          problem.detail(),
                          problem.remedy())));
    }
    return new ReportedRun(
        run.id(),
        run.status().name(),
        run.startedAt(),
        run.finishedAt(),
        run.problem(),
        List.copyOf(failures.values()));
  }
}
