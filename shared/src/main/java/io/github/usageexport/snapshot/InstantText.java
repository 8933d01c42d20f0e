package io.github.usageexport.snapshot;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * Instants as people read them and as text sorts them: {@code 2026-11-03T00:00:00.000Z}. Always 24
 * characters, to the millisecond; what is finer is cut off.
 */
public final class InstantText {
  private static final int LENGTH = 24;
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private InstantText() {}

  public static String of(Instant instant) {
    String text = FORM.format(instant);
    if (text.length() != LENGTH) {
      throw new IllegalArgumentException(
          instant + " cannot be stored: an instant lies in the years 0000 to 9999");
    }
    return text;
  }

  public static Instant parse(String text) {
    return Instant.parse(text);
  }
}
