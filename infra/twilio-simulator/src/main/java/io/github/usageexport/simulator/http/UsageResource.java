package io.github.usageexport.simulator.http;

import io.github.usageexport.simulator.world.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The nine resources of usage: each cuts time into periods in its own way. */
enum UsageResource {
  RECORDS("Records"),
  DAILY("Daily"),
  MONTHLY("Monthly"),
  YEARLY("Yearly"),
  ALL_TIME("AllTime"),
  TODAY("Today"),
  YESTERDAY("Yesterday"),
  THIS_MONTH("ThisMonth"),
  LAST_MONTH("LastMonth");

  private final String text;

  UsageResource(String text) {
    this.text = text;
  }

  static Optional<UsageResource> find(String text) {
    return Stream.of(values()).filter(resource -> resource.text.equals(text)).findFirst();
  }

  /** Its name in Twilio's paths and, for the list of all, "Records". */
  String text() {
    return text;
  }

  /** The path below the account. */
  String path() {
    return this == RECORDS ? "/Usage/Records.json" : "/Usage/Records/" + text + ".json";
  }

  /** The days that the name stands for; empty if StartDate and EndDate say. */
  Optional<Period> named(LocalDate today) {
    return switch (this) {
      case TODAY -> Optional.of(Period.of(today));
      case YESTERDAY -> Optional.of(Period.of(today.minusDays(1)));
      case THIS_MONTH -> Optional.of(new Period(today.withDayOfMonth(1), today));
      case LAST_MONTH -> Optional.of(Period.of(YearMonth.from(today).minusMonths(1)));
      case RECORDS, DAILY, MONTHLY, YEARLY, ALL_TIME -> Optional.empty();
    };
  }

  /** The periods of a window, the newest first; the outer ones are clipped to it. */
  List<Period> periods(Period window) {
    var periods = new ArrayList<Period>();
    var last = window.last();
    while (!last.isBefore(window.first())) {
      var first = firstDay(last, window.first());
      periods.add(new Period(first.isBefore(window.first()) ? window.first() : first, last));
      last = first.minusDays(1);
    }
    return periods;
  }

  private LocalDate firstDay(LocalDate day, LocalDate windowStart) {
    return switch (this) {
      case DAILY -> day;
      case MONTHLY -> day.withDayOfMonth(1);
      case YEARLY -> day.withDayOfYear(1);
      default -> windowStart;
    };
  }
}
