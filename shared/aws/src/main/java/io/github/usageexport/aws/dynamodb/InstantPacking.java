package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.snapshot.VersionCodecReader;
import io.github.usageexport.snapshot.VersionCodecWriter;
import java.time.Instant;

/** An instant, to the millisecond, as its distance from a likely one. */
final class InstantPacking {
  private static final long MILLIS = 1_000;

  private InstantPacking() {}

  /** Whole seconds, as Twilio states them, take less room than milliseconds. */
  static void write(VersionCodecWriter out, Instant likely, Instant instant) {
    long millis = instant.toEpochMilli() - likely.toEpochMilli();
    out.signed(millis % MILLIS == 0 ? millis / MILLIS * 2 : millis * 2 + 1);
  }

  static Instant read(VersionCodecReader in, Instant likely) {
    long distance = in.signed();
    long millis = (distance & 1) == 0 ? Math.multiplyExact(distance / 2, MILLIS) : distance >> 1;
    return Instant.ofEpochMilli(Math.addExact(likely.toEpochMilli(), millis));
  }
}
