package io.github.usageexport.snapshot;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The run that records.
 *
 * @param startedAt kept to the millisecond; what was observed before is of another run
 */
public record RunMark(String id, Instant startedAt) {
  public RunMark {
    startedAt = startedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** A run that has recorded nothing yet. */
  public static RunMark fresh(String id) {
    return new RunMark(id, Instant.MAX);
  }
}
