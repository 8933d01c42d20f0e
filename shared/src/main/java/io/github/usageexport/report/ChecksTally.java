package io.github.usageexport.report;

import io.github.usageexport.control.PriceIncident;
import io.github.usageexport.lake.ControlTotalRow;
import java.util.ArrayList;
import java.util.List;

/** Counts the rows of {@code control_totals}, and keeps those that do not pass. */
public final class ChecksTally {
  /** More than anyone reads; the lake has all. */
  public static final int MOST_LISTED = 500;

  private static final String WARN = "WARN";
  private static final String FAIL = "FAIL";

  private final List<ControlTotalRow> warnings = new ArrayList<>();
  private final List<ControlTotalRow> failures = new ArrayList<>();
  private long pass;
  private long warn;
  private long fail;

  public void add(ControlTotalRow row) {
    switch (row.result()) {
      case FAIL -> {
        fail++;
        keep(failures, row);
      }
      case WARN -> {
        warn++;
        keep(warnings, row);
      }
      default -> pass++;
    }
  }

  /** What was compared, if anything was, and the prices that came late or fell meanwhile. */
  public Checks checks(List<PriceIncident> incidents) {
    List<ControlTotalRow> open = new ArrayList<>(failures);
    open.addAll(warnings);
    return new Checks(pass + warn + fail > 0, pass, warn, fail, open, incidents);
  }

  private static void keep(List<ControlTotalRow> rows, ControlTotalRow row) {
    if (rows.size() < MOST_LISTED) {
      rows.add(row);
    }
  }
}
