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
    startedAt =
        startedAt.equals(Instant.MAX) ? startedAt : startedAt.truncatedTo(ChronoUnit.MILLIS);
  }
}
