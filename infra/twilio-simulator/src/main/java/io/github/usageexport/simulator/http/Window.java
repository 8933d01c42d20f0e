package io.github.usageexport.simulator.http;

import io.github.usageexport.simulator.world.Period;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads StartDate and EndDate: dates, or offsets from today such as {@code -30days}. */
final class Window {
  private static final Pattern OFFSET = Pattern.compile("([+-]?\\d{1,5})days");

  private Window() {}

  /**
   * The days asked for, clipped to those between {@code firstDay} and today.
   *
   * @return empty if none is left, as for a window that is upside down
   */
  static Optional<Period> of(QueryString query, LocalDate firstDay, LocalDate today) {
    var start = date(query, "StartDate", today).orElse(firstDay);
    var end = date(query, "EndDate", today).orElse(today);
    var first = start.isBefore(firstDay) ? firstDay : start;
    var last = end.isAfter(today) ? today : end;
    return last.isBefore(first) ? Optional.empty() : Optional.of(new Period(first, last));
  }

  private static Optional<LocalDate> date(QueryString query, String name, LocalDate today) {
    return query.value(name).map(text -> parse(name, text, today));
  }

  private static LocalDate parse(String name, String text, LocalDate today) {
    var offset = OFFSET.matcher(text);
    if (offset.matches()) {
      return today.plusDays(Integer.parseInt(offset.group(1)));
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw ApiError.badRequest("Invalid " + name);
    }
  }
}
