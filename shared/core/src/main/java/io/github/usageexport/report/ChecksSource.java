package io.github.usageexport.report;

import io.github.usageexport.usage.DateRange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a report learns what does not add up. */
@FunctionalInterface
public interface ChecksSource {
  /** Nothing was compared, and the report says so. */
  ChecksSource NONE = (range, asKnownAt) -> Checks.NOT_MADE;

  /**
   * @param asKnownAt null for what is known now
   */
  Checks of(DateRange range, @Nullable Instant asKnownAt);
}
