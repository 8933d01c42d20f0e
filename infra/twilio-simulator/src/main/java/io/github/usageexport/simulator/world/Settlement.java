package io.github.usageexport.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How much of a day is known at an instant. A day accrues while it lasts, and the last of it comes
 * in steps over the next two days: Twilio calls its usage "near-real time" and promises no
 * finality.
 */
final class Settlement {
  /** Everything is known. */
  static final long WHOLE = 1_000_000;

  private static final long DAY = 86_400;
  private static final long HOUR = 3_600;

  private Settlement() {}

  /** Millionths of the day's usage that are known at {@code asOf}; 0 before the day begins. */
  static long progress(LocalDate day, Instant asOf) {
    var age = asOf.getEpochSecond() - day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    if (age <= 0) {
      return 0;
    }
    if (age < DAY) {
      return age * WHOLE / DAY * 96 / 100;
    }
    var hours = (age - DAY) / HOUR;
    return hours < 8 ? 960_000 : hours < 26 ? 985_000 : hours < 50 ? 997_000 : WHOLE;
  }
}
