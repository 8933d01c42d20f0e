package io.github.usageexport.twilio;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads timestamps in the forms that servers and proxies use: ISO 8601 with or without an offset,
 * RFC 2822 and the three of HTTP (RFC 9110 §5.6.7). Case and surrounding blanks do not matter; a
 * timestamp without an offset is in UTC.
 */
final class Moments {
  private static final int LONGEST = 64;
  private static final Pattern WEEKDAY = Pattern.compile("^[A-Za-z]{3,9}\\.?,? +");
  private static final Pattern COMMENT = Pattern.compile("\\s*\\([^()]*\\)$");
  private static final Pattern ZERO_OFFSET =
      Pattern.compile("\\s*(?:GMT|UTC|UT|Z)$", Pattern.CASE_INSENSITIVE);

  private static final DateTimeFormatter ISO =
      lenient()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][ ]")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[ ]")
          .optionalStart()
          .appendOffset("+HH:MM", "+00:00")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "+0000")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH", "+00")
          .optionalEnd()
          .toFormatter(Locale.ENGLISH);

  private static final DateTimeFormatter MAIL =
      lenient()
          .appendValue(ChronoField.DAY_OF_MONTH, 1, 2, SignStyle.NOT_NEGATIVE)
          .appendPattern("[ ][-]MMM[ ][-]")
          .appendValueReduced(ChronoField.YEAR, 2, 4, 2000)
          .appendPattern(" H:mm[:ss]")
          .appendPattern("[ ]")
          .optionalStart()
          .appendOffset("+HH:MM", "+00:00")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "+0000")
          .optionalEnd()
          .toFormatter(Locale.ENGLISH);

  /** Of C's asctime, as old servers send it: {@code Nov 6 08:49:37 1994}. */
  private static final DateTimeFormatter C =
      lenient().appendPattern("MMM d H:mm:ss uuuu").toFormatter(Locale.ENGLISH);

  private static final List<DateTimeFormatter> FORMS =
      Stream.of(ISO, MAIL, C).map(form -> form.withResolverStyle(ResolverStyle.STRICT)).toList();

  private Moments() {}

  private static DateTimeFormatterBuilder lenient() {
    return new DateTimeFormatterBuilder().parseCaseInsensitive();
  }

  /** Empty if it is not a timestamp. */
  static Optional<Instant> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String plain = COMMENT.matcher(text.strip()).replaceFirst("");
    plain = WEEKDAY.matcher(plain).replaceFirst("").replaceAll("\\s+", " ");
    plain = ZERO_OFFSET.matcher(plain).replaceFirst("+00:00");
    for (DateTimeFormatter form : FORMS) {
      Optional<Instant> moment = parse(plain, form);
      if (moment.isPresent()) {
        return moment;
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> parse(String text, DateTimeFormatter form) {
    try {
      TemporalAccessor parsed = form.parse(text);
      ZoneOffset offset =
          parsed.isSupported(ChronoField.OFFSET_SECONDS)
              ? ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS))
              : ZoneOffset.UTC;
      return Optional.of(LocalDateTime.from(parsed).toInstant(offset));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
