package io.github.usageexport.pipeline;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Makes run ids: the second of the start and 32 random bits. They sort by start. */
public final class RunId {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunId() {}

  public static String next(Clock clock, RandomGenerator random) {
    return "%s-%08x".formatted(SECOND.format(clock.instant()), random.nextInt());
  }
}
