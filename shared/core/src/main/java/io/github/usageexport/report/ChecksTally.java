package io.github.usageexport.report;

import io.github.usageexport.control.PriceIncident;
import io.github.usageexport.lake.ControlTotalRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Counts the rows of {@code control_totals}, and keeps those that do not pass. */
public final class ChecksTally {
  /** More than anyone reads; the lake has all. */
  public static final int MOST_LISTED = 500;

  private final List<OpenControl> warnings = new ArrayList<>();
  private final List<OpenControl> failures = new ArrayList<>();
  private long pass;
  private long warn;
  private long fail;

  /** Days in order of time. */
  public void add(LocalDate day, ControlTotalRow row) {
    switch (row.result()) {
      case OpenControl.FAIL -> {
        fail++;
        keep(failures, new OpenControl(day, row));
      }
      case OpenControl.WARN -> {
        warn++;
        keep(warnings, new OpenControl(day, row));
      }
      default -> pass++;
    }
  }

  /** What was compared, if anything was, and the prices that came late or fell meanwhile. */
  public Checks checks(List<PriceIncident> incidents) {
    List<OpenControl> open = new ArrayList<>(failures);
    open.addAll(warnings);
    return new Checks(pass + warn + fail > 0, pass, warn, fail, open, incidents);
  }

  private static void keep(List<OpenControl> controls, OpenControl control) {
    if (controls.size() < MOST_LISTED) {
      controls.add(control);
    }
  }
}
