package io.github.usageexport.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Makes run ids: the second of the start and 32 bits, random or of a name. They sort by start. */
public final class RunId {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunId() {}

  public static String next(Clock clock, RandomGenerator random) {
    return "%s-%08x".formatted(SECOND.format(clock.instant()), random.nextInt());
  }

  /** The same id whenever it is made for the same start and name. */
  public static String of(Instant startedAt, String name) {
    byte[] digest;
    try {
      digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java knows SHA-256", e);
    }
    return "%s-%s".formatted(SECOND.format(startedAt), HexFormat.of().formatHex(digest, 0, 4));
  }
}
