package io.github.usageexport.report;

import io.github.usageexport.control.ControlTotals;
import io.github.usageexport.control.IncidentSearch;
import io.github.usageexport.lake.ControlTotalRow;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a report says about controls: those of its days and of their months, as they are now. */
public record ControlChecks(ControlTotals totals, IncidentSearch incidents)
    implements ChecksSource {

  @Override
  public Checks of(DateRange range, @Nullable Instant asKnownAt) {
    if (asKnownAt != null) {
      // Readings are no versions: what was compared at another moment is not kept.
      return Checks.NOT_MADE;
    }
    ChecksTally tally = new ChecksTally();
    for (UsagePeriod day : days(range)) {
      boolean isInside = range.contains(day.firstDay());
      try (Stream<ControlTotalRow> rows = totals.rows(day, "")) {
        rows.filter(row -> isInside || row.checkId().startsWith("DAYS_AGAINST"))
            .forEach(row -> tally.add(day.firstDay(), row));
      }
    }
    return tally.checks(incidents.incidents(range));
  }

  /** The days, and the first of each month, under which the checks of the month lie. */
  private static Set<UsagePeriod> days(DateRange range) {
    Set<UsagePeriod> days = new LinkedHashSet<>();
    UsagePeriod.touchedBy(Granularity.DAILY, range)
        .forEach(
            day -> {
              days.add(UsagePeriod.day(day.firstDay().withDayOfMonth(1)));
              days.add(day);
            });
    return days;
  }
}
