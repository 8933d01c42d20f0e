package io.github.usageexport.pipeline;

import io.github.usageexport.control.PriceIncident;
import io.github.usageexport.lake.ControlTotalRow;
import io.github.usageexport.report.Checks;
import io.github.usageexport.report.ChecksSource;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a report says about controls: those of its days and of their months, as they are now. */
public record ControlChecks(ControlTotals totals, IncidentSearch incidents)
    implements ChecksSource {
  /** What a person can read; all of them are in the lake. */
  private static final int MOST_SHOWN = 500;

  private static final String PASS = "PASS";
  private static final String FAIL = "FAIL";

  @Override
  public Checks of(DateRange range, @Nullable Instant asKnownAt) {
    if (asKnownAt != null) {
      // Readings are no versions: what was compared at another moment is not kept.
      return Checks.NOT_MADE;
    }
    Tally tally = new Tally();
    for (UsagePeriod day : days(range)) {
      boolean isInside = range.contains(day.firstDay());
      try (Stream<ControlTotalRow> rows = totals.rows(day, "")) {
        rows.filter(row -> isInside || row.checkId().startsWith("DAYS_AGAINST"))
            .forEach(tally::add);
      }
    }
    return tally.checks(sentences(range));
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

  private List<String> sentences(DateRange range) {
    return incidents.incidents(range).stream()
        .limit(MOST_SHOWN)
        .map(ControlChecks::sentence)
        .toList();
  }

  private static String sentence(PriceIncident incident) {
    String unit = incident.priceUnit() == null ? "" : " " + incident.priceUnit();
    return "%s (%s), %s, %s: the price was missing or fell, as Twilio stated it at %s (%s%s); %s."
        .formatted(
            incident.accountName(),
            incident.account(),
            incident.category(),
            days(incident),
            incident.flaggedAsOf(),
            incident.priceWhenFlagged(),
            unit,
            incident
                .healed()
                .map(at -> "healed at %s, now %s%s".formatted(at, incident.priceNow(), unit))
                .orElse("not healed, now %s%s".formatted(incident.priceNow(), unit)));
  }

  private static String days(PriceIncident incident) {
    return new DateRange(incident.days().getFirst(), incident.days().getLast()).toString();
  }

  private static final class Tally {
    private final List<ControlTotalRow> failed = new ArrayList<>();
    private final List<ControlTotalRow> warned = new ArrayList<>();
    private int pass;
    private int warn;
    private int fail;

    void add(ControlTotalRow row) {
      switch (row.result()) {
        case PASS -> pass++;
        case FAIL -> {
          fail++;
          keep(failed, row);
        }
        default -> {
          warn++;
          keep(warned, row);
        }
      }
    }

    private static void keep(List<ControlTotalRow> rows, ControlTotalRow row) {
      if (rows.size() < MOST_SHOWN) {
        rows.add(row);
      }
    }

    Checks checks(List<String> incidents) {
      List<ControlTotalRow> open =
          Stream.concat(failed.stream(), warned.stream()).limit(MOST_SHOWN).toList();
      return new Checks(pass + warn + fail > 0, pass, warn, fail, open, incidents);
    }
  }
}
