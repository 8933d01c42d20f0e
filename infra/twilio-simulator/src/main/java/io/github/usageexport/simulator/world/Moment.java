package io.github.usageexport.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a statement is made, and up to when it counts.
 *
 * @param asOf whole seconds, as Twilio writes it
 */
record Moment(Instant now, Instant asOf) {
  static Moment of(Instant now, Duration lag) {
    return new Moment(now, now.minus(lag).truncatedTo(ChronoUnit.SECONDS));
  }
}
