package io.github.usageexport.report.html;

import io.github.usageexport.report.ReportedDay;
import io.github.usageexport.report.Words;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns of a chart over time: days or, where they would be too many to see, months. */
record Columns(List<Column> all, String each) {
  private static final int MOST_DAYS = 124;
  private static final int MOST_LABELS = 8;
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

  /**
   * @param label below it
   * @param name in full
   */
  record Column(String label, String name, List<ReportedDay> days) {}

  static Columns of(List<ReportedDay> days) {
    return days.size() <= MOST_DAYS
        ? new Columns(
            days.stream()
                .map(
                    day ->
                        new Column(Words.shortDay(day.day()), Words.day(day.day()), List.of(day)))
                .toList(),
            "day")
        : ofMonths(days);
  }

  private static Columns ofMonths(List<ReportedDay> days) {
    Map<YearMonth, List<ReportedDay>> months = new LinkedHashMap<>();
    for (ReportedDay day : days) {
      months.computeIfAbsent(YearMonth.from(day.day()), any -> new ArrayList<>()).add(day);
    }
    return new Columns(
        months.entrySet().stream()
            .map(
                month ->
                    new Column(
                        MONTH.format(month.getKey()),
                        MONTH.format(month.getKey()),
                        month.getValue()))
            .toList(),
        "month");
  }

  int size() {
    return all.size();
  }

  /** Whether there is room for a label below this one. */
  boolean isLabelled(int index) {
    return index % every() == 0;
  }

  /** Whether there is room for it on a narrow screen as well. */
  boolean isAlwaysLabelled(int index) {
    return index % (2 * every()) == 0;
  }

  private int every() {
    return (size() + MOST_LABELS - 1) / MOST_LABELS;
  }
}
