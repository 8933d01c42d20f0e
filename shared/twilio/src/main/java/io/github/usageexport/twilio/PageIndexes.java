package io.github.usageexport.twilio;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows the indexes that Twilio gives the pages of a list: it counts from 0 through the whole
 * list, and says 0 and 0 of an empty page. A page that does not say is passed over.
 */
final class PageIndexes {
  private int next;

  /** The indexes that are on no page, as far as this one, such as {@code 50 to 99}. */
  Optional<String> gapBefore(int rows, @Nullable Integer start, @Nullable Integer end) {
    if (rows == 0 || start == null || end == null) {
      return Optional.empty();
    }
    Optional<String> gap =
        start > next ? Optional.of("%d to %d".formatted(next, start - 1)) : Optional.empty();
    next = Math.max(end, start) + 1;
    return gap;
  }
}
