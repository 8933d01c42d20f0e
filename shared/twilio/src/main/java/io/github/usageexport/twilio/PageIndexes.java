package io.github.usageexport.twilio;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows the indexes that Twilio gives the pages of a list: it counts from 0 through the whole
 * list, and says 0 and 0 of an empty page. A page that does not say is passed over.
 */
final class PageIndexes {
  private int next;

  /**
   * Whether a page says that it holds other than its rows. Of an empty one 0 and 0 is what Twilio
   * says; before a next page, any index twice is taken for it.
   */
  static boolean announcesOthers(
      int rows, @Nullable Integer start, @Nullable Integer end, @Nullable String nextPageUri) {
    if (start == null || end == null) {
      return false;
    }
    boolean saysEmpty =
        rows == 0 && (end < start || (start.equals(end) && (start == 0 || nextPageUri != null)));
    return !saysEmpty && end - start + 1 != rows;
  }

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
