package io.github.usageexport.run;

import io.github.usageexport.usage.DateRange;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The days that a request asks for, before it is known what today is. */
public sealed interface RequestedRange {
  /** Twilio began in 2008: no account has older usage. */
  LocalDate FIRST_DAY = LocalDate.of(2008, 1, 1);

  /** The whole of last month until the middle of this one. */
  int DEFAULT_LOOKBACK_DAYS = 45;

  RequestedRange DEFAULT = new Lookback(DEFAULT_LOOKBACK_DAYS);

  /**
   * The GMT days that are meant.
   *
   * @throws InvalidRequestException if there is no such range, naming the value and the rule
   */
  Resolved resolve(LocalDate today);

  /**
   * @param clipped whether the end that was asked for is later than today
   */
  record Resolved(DateRange range, boolean clipped) {}

  /**
   * @param start {@code YYYY-MM-DD} or an offset from today such as {@code -30days}
   * @param end the same; null means today
   */
  record Dates(String start, @Nullable String end) implements RequestedRange {
    private static final Pattern OFFSET = Pattern.compile("([+-][0-9]{1,5})days?");

    /** Whatever today will be, two dates or two offsets are in order or not. */
    public Dates {
      LocalDate first = parse("start_date", start, FIRST_DAY);
      if (end != null) {
        LocalDate last = parse("end_date", end, FIRST_DAY);
        if (isOffset(start) == isOffset(end)) {
          requireOrder(start, end, first, last);
        }
      }
    }

    @Override
    public Resolved resolve(LocalDate today) {
      LocalDate first = parse("start_date", start, today);
      LocalDate last = end == null ? today : parse("end_date", end, today);
      if (first.isAfter(today)) {
        throw new InvalidRequestException(
            "start_date '%s' is after today, %s (GMT): ask for a day that has begun"
                .formatted(start, today));
      }
      if (first.isBefore(FIRST_DAY)) {
        throw new InvalidRequestException(
            "start_date '%s' is before %s, when Twilio began: ask for a later day"
                .formatted(start, FIRST_DAY));
      }
      requireOrder(start, String.valueOf(end), first, last);
      boolean clipped = last.isAfter(today);
      return new Resolved(new DateRange(first, clipped ? today : last), clipped);
    }

    private static void requireOrder(String start, String end, LocalDate first, LocalDate last) {
      if (last.isBefore(first)) {
        throw new InvalidRequestException(
            "end_date '%s' is before start_date '%s': both are inclusive, swap them"
                .formatted(end, start));
      }
    }

    private static boolean isOffset(String text) {
      return OFFSET.matcher(text).matches();
    }

    private static LocalDate parse(String key, String text, LocalDate today) {
      try {
        Matcher offset = OFFSET.matcher(text);
        return offset.matches()
            ? today.plusDays(Integer.parseInt(offset.group(1)))
            : LocalDate.parse(text);
      } catch (DateTimeException e) {
        throw new InvalidRequestException(
            "%s '%s' is no date: YYYY-MM-DD, or an offset from today such as -30days"
                .formatted(key, text),
            e);
      }
    }
  }

  /** A named period. */
  enum Period implements RequestedRange {
    TODAY,
    YESTERDAY,
    THIS_MONTH,
    LAST_MONTH;

    /** The word in requests and options, such as {@code last-month}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @throws InvalidRequestException if it is no such word
     */
    public static Period of(String word) {
      return Arrays.stream(values())
          .filter(period -> period.word().equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new InvalidRequestException(
                      "period '%s' is none of %s"
                          .formatted(
                              word,
                              Arrays.stream(values())
                                  .map(Period::word)
                                  .collect(Collectors.joining(", ")))));
    }

    @Override
    public Resolved resolve(LocalDate today) {
      DateRange range =
          switch (this) {
            case TODAY -> new DateRange(today, today);
            case YESTERDAY -> new DateRange(today.minusDays(1), today.minusDays(1));
            case THIS_MONTH -> new DateRange(today.withDayOfMonth(1), today);
            case LAST_MONTH -> {
              YearMonth last = YearMonth.from(today).minusMonths(1);
              yield new DateRange(last.atDay(1), last.atEndOfMonth());
            }
          };
      return new Resolved(range, false);
    }
  }

  /** So many days, today included. */
  record Lookback(int days) implements RequestedRange {
    public Lookback {
      if (days < 1 || days > 10_000) {
        throw new InvalidRequestException(
            "lookback_days %d is not in 1..10000: it counts days and today is one of them"
                .formatted(days));
      }
    }

    @Override
    public Resolved resolve(LocalDate today) {
      LocalDate first = today.minusDays(days - 1L);
      return new Resolved(
          new DateRange(first.isBefore(FIRST_DAY) ? FIRST_DAY : first, today), false);
    }
  }
}
