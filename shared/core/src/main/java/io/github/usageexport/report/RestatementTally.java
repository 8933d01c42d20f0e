package io.github.usageexport.report;

import io.github.usageexport.report.Restatements.Tally;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Counts restatements and keeps the largest. */
final class RestatementTally {
  private final @Nullable String runId;
  private final TreeSet<RestatedDay> largest;
  private final Prices delta = new Prices();
  private final Prices deltaOfRun = new Prices();
  private int versions;
  private int rows;
  private int versionsOfRun;
  private int rowsOfRun;

  RestatementTally(@Nullable ReportedRun run) {
    this.runId = run == null ? null : run.id();
    this.largest =
        new TreeSet<>(
            Comparator.comparing((RestatedDay restated) -> !isOfRun(restated))
                .thenComparing(restated -> restated.delta().magnitude(), Comparator.reverseOrder())
                .thenComparing(restated -> restated.account().sid())
                .thenComparing(RestatedDay::day)
                .thenComparingInt(RestatedDay::version));
  }

  void add(RestatedDay restated) {
    versions++;
    rows += restated.rows();
    delta.add(restated.delta());
    if (isOfRun(restated)) {
      versionsOfRun++;
      rowsOfRun += restated.rows();
      deltaOfRun.add(restated.delta());
    }
    largest.add(restated);
    if (largest.size() > Restatements.MOST_LISTED) {
      largest.pollLast();
    }
  }

  Restatements restatements() {
    return new Restatements(
        new Tally(versions, rows, delta),
        new Tally(versionsOfRun, rowsOfRun, deltaOfRun),
        List.copyOf(largest));
  }

  private boolean isOfRun(RestatedDay restated) {
    return restated.runId().equals(runId);
  }
}
