package io.github.usageexport.control;

import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.Utf8Order;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A category that Twilio has stated, with or without usage.
 *
 * @param countUnit the first by name of those that were stated, so that it does not hang on who
 *     came first; null if none was
 * @param usageUnit as for {@code countUnit}
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

  /** What both say of one category; the same whichever of the two comes first. */
  public SeenCategory with(SeenCategory other) {
    return new SeenCategory(
        category,
        first(countUnit, other.countUnit),
        first(usageUnit, other.usageUnit),
        other.firstSeen.isBefore(firstSeen) ? other.firstSeen : firstSeen,
        other.lastSeen.isAfter(lastSeen) ? other.lastSeen : lastSeen);
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null || (other != null && Utf8Order.compare(other, one) < 0) ? other : one;
  }
}
