package io.github.usageexport.pipeline;

import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the reading of one slice ended.
 *
 * @param problem null if it was read and recorded
 */
public record SliceOutcome(
    AccountSid account,
    Granularity granularity,
    DateRange range,
    @Nullable Problem problem,
    Counts counts,
    Restated restated) {

  public Optional<Problem> failure() {
    return Optional.ofNullable(problem).filter(found -> found.reason().isFailure());
  }
}
