package io.github.usageexport.simulator.world;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;

/** GMT days from first to last, both included. */
public record Period(LocalDate first, LocalDate last) {
  public Period {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("the last day " + last + " is before the first, " + first);
    }
  }

  public static Period of(LocalDate day) {
    return new Period(day, day);
  }

  public static Period of(YearMonth month) {
    return new Period(month.atDay(1), month.atEndOfMonth());
  }

  public static Period of(Year year) {
    return new Period(year.atDay(1), year.atDay(year.length()));
  }

  /** What both have in common, if anything. */
  public Optional<Period> within(Period other) {
    var from = first.isBefore(other.first) ? other.first : first;
    var to = last.isAfter(other.last) ? other.last : last;
    return to.isBefore(from) ? Optional.empty() : Optional.of(new Period(from, to));
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  public Stream<LocalDate> days() {
    return first.datesUntil(last.plusDays(1));
  }
}
