package io.github.usageexport.twilio;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** How often one reading failed since its last good answer, and since when. */
final class Patience {
  /** How long to try to reach a server that never answered. */
  private static final Duration FIRST_CONTACT = Duration.ofSeconds(5);

  private final Duration allowed;
  private final BooleanSupplier hasAnswered;
  private final Clock clock;
  private Instant failingSince = Instant.MAX;
  private int failures;
  private int webPages;

  /**
   * @param allowed how long a reading may go without a good answer
   * @param hasAnswered whether anything ever answered: if not, there is little to be patient for
   */
  Patience(Duration allowed, BooleanSupplier hasAnswered, Clock clock) {
    this.allowed = allowed;
    this.hasAnswered = hasAnswered;
    this.clock = clock;
  }

  void rewarded() {
    failures = 0;
    webPages = 0;
  }

  /** Counts web pages that were answered since the last good answer. */
  int webPage() {
    return ++webPages;
  }

  void failed() {
    if (failures == 0) {
      failingSince = clock.instant();
    }
    failures++;
  }

  int failures() {
    return failures;
  }

  Duration failing() {
    return Duration.between(failingSince, clock.instant());
  }

  boolean isSpent() {
    return failing().compareTo(hasAnswered.getAsBoolean() ? allowed : FIRST_CONTACT) > 0;
  }
}
