package io.github.usageexport.control;

import io.github.usageexport.snapshot.Head.Belief;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether two things that Twilio stated at different moments may differ for that reason: a day that
 * was restated behind the reading, or not looked at again before it.
 */
final class Skew {
  /** The days of a run and what they are compared with are read within this. */
  private static final Duration ONE_MOMENT = Duration.ofHours(1);

  private final Instant asOf;
  private boolean isOlder;
  private boolean isNewer;

  /**
   * @param asOf of what the days are compared with
   */
  Skew(Instant asOf) {
    this.asOf = asOf;
  }

  void add(Belief day) {
    isOlder |= day.asOf().isAfter(asOf);
    isNewer |= day.confirmedAsOf().plus(ONE_MOMENT).isBefore(asOf);
  }

  /** Whether the moments may explain a difference. */
  boolean explains() {
    return isOlder || isNewer;
  }

  /** A sentence about the moments; empty if they explain nothing. */
  String sentence() {
    if (isOlder) {
      return " Days were restated after it was stated (%s): run again over the whole range."
          .formatted(asOf);
    }
    return isNewer
        ? " Some days were last read before it was stated (%s): run again over the whole range."
            .formatted(asOf)
        : "";
  }
}
