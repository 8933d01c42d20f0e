package io.github.usageexport.control;

import io.github.usageexport.usage.Category;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A category that Twilio has stated, with or without usage.
 *
 * @param countUnit as stated last
 * @param usageUnit as stated last
 * @param firstSeen when it was first recorded, to the millisecond
 * @param lastSeen when it was last recorded; may lag by a day
 */
public record SeenCategory(
    Category category,
    @Nullable String countUnit,
    @Nullable String usageUnit,
    Instant firstSeen,
    Instant lastSeen) {
  public SeenCategory {
    firstSeen = firstSeen.truncatedTo(ChronoUnit.MILLIS);
    lastSeen = lastSeen.truncatedTo(ChronoUnit.MILLIS);
  }
}
