package io.github.usageexport.usage;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The GMT day, month or year, or all time, that a usage record is about: valid time, never to be
 * taken for the moment Twilio stated it or the moment we read it.
 *
 * @param firstDay the first day of the whole period, whatever part of it an account lived in
 */
public record UsagePeriod(Granularity granularity, LocalDate firstDay)
    implements Comparable<UsagePeriod> {
  private static final LocalDate BEFORE_TWILIO = LocalDate.of(2000, 1, 1);
  private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);
  private static final String ALL = "all";
  private static final Comparator<UsagePeriod> ORDER =
      Comparator.comparing(UsagePeriod::granularity).thenComparing(UsagePeriod::firstDay);

  public UsagePeriod {
    if (!firstDay.equals(firstDayOf(granularity, firstDay))) {
      throw new IllegalArgumentException(firstDay + " does not begin a period of " + granularity);
    }
  }

  public static UsagePeriod day(LocalDate day) {
    return new UsagePeriod(Granularity.DAILY, day);
  }

  /** The period of this granularity that {@code day} lies in. */
  public static UsagePeriod containing(Granularity granularity, LocalDate day) {
    return new UsagePeriod(granularity, firstDayOf(granularity, day));
  }

  /** Every period that {@code range} touches, in order of time. */
  public static Stream<UsagePeriod> touchedBy(Granularity granularity, DateRange range) {
    UsagePeriod first = containing(granularity, range.start());
    if (granularity == Granularity.ALL_TIME) {
      return Stream.of(first);
    }
    return Stream.iterate(
        first,
        period -> !period.firstDay.isAfter(range.end()),
        period -> containing(granularity, period.lastDay().plusDays(1)));
  }

  public LocalDate lastDay() {
    return switch (granularity) {
      case DAILY -> firstDay;
      case MONTHLY -> YearMonth.from(firstDay).atEndOfMonth();
      case YEARLY -> firstDay.withDayOfYear(firstDay.lengthOfYear());
      case ALL_TIME -> FOREVER;
    };
  }

  public DateRange days() {
    return new DateRange(firstDay, lastDay());
  }

  /** The first instant after this period. */
  public Instant end() {
    return startOf(lastDay().plusDays(1));
  }

  /** The first instant after the calendar month in which this period ends. */
  public Instant endOfMonth() {
    return startOf(YearMonth.from(lastDay()).atEndOfMonth().plusDays(1));
  }

  /** {@code 2026-11-03}, {@code 2026-11}, {@code 2026} or {@code all}; sorts by time as text. */
  public String key() {
    return switch (granularity) {
      case DAILY -> firstDay.toString();
      case MONTHLY -> YearMonth.from(firstDay).toString();
      case YEARLY -> Year.from(firstDay).toString();
      case ALL_TIME -> ALL;
    };
  }

  /** The period whose {@link #key} this is. */
  public static UsagePeriod of(Granularity granularity, String key) {
    try {
      return new UsagePeriod(
          granularity,
          switch (granularity) {
            case DAILY -> LocalDate.parse(key);
            case MONTHLY -> YearMonth.parse(key).atDay(1);
            case YEARLY -> Year.parse(key).atDay(1);
            case ALL_TIME -> allTime(key);
          });
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + key + "' is no key of a " + granularity, e);
    }
  }

  private static LocalDate allTime(String key) {
    if (!key.equals(ALL)) {
      throw new DateTimeException("all time has the key " + ALL);
    }
    return BEFORE_TWILIO;
  }

  @Override
  public int compareTo(UsagePeriod other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return key();
  }

  private static LocalDate firstDayOf(Granularity granularity, LocalDate day) {
    return switch (granularity) {
      case DAILY -> day;
      case MONTHLY -> day.withDayOfMonth(1);
      case YEARLY -> day.withDayOfYear(1);
      case ALL_TIME -> BEFORE_TWILIO;
    };
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
