package io.github.usageexport.report;

import io.github.usageexport.usage.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Days and moments as people read them, always GMT. */
public final class Words {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_OF_YEAR =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  /** {@code 5 Oct 2026}. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** {@code 5 Oct}. */
  public static String shortDay(LocalDate day) {
    return DAY_OF_YEAR.format(day);
  }

  /** {@code 1 Oct 2026 – 31 Oct 2026}, or the one day. */
  public static String range(DateRange range) {
    return range.start().equals(range.end())
        ? day(range.start())
        : day(range.start()) + " – " + day(range.end());
  }

  /** {@code 5 Oct 2026 09:30 GMT}; a dash for none. */
  public static String moment(@Nullable Instant moment) {
    return moment == null ? "–" : MOMENT.format(moment);
  }

  /** {@code 1 account}, {@code 2 accounts}. */
  public static String count(long count, String one) {
    return String.format(Locale.ROOT, "%,d %s%s", count, one, count == 1 ? "" : "s");
  }
}
