package io.github.usageexport.usage;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * GMT days from {@code start} to {@code end}, both inclusive, as Twilio's StartDate and EndDate.
 */
public record DateRange(LocalDate start, LocalDate end) {
  public DateRange {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("end date " + end + " is before start date " + start);
    }
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(start) && !day.isAfter(end);
  }

  /** The days of both; empty if they share none. */
  public Optional<DateRange> intersection(DateRange other) {
    return from(other.start).flatMap(range -> range.until(other.end));
  }

  /** The days on or after {@code first}; empty if there is none. */
  public Optional<DateRange> from(LocalDate first) {
    if (first.isAfter(end)) {
      return Optional.empty();
    }
    return Optional.of(first.isAfter(start) ? new DateRange(first, end) : this);
  }

  /** The days on or before {@code last}; empty if there is none. */
  public Optional<DateRange> until(LocalDate last) {
    if (last.isBefore(start)) {
      return Optional.empty();
    }
    return Optional.of(last.isBefore(end) ? new DateRange(start, last) : this);
  }

  public Stream<LocalDate> days() {
    return start.datesUntil(end.plusDays(1));
  }

  @Override
  public String toString() {
    return start.equals(end) ? start.toString() : start + ".." + end;
  }
}
