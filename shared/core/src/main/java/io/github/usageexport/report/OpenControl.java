package io.github.usageexport.report;

import io.github.usageexport.lake.ControlTotalRow;
import java.time.LocalDate;

/**
 * A comparison that warned or failed.
 *
 * @param day the GMT day it is of; the first of its month for one of a month
 */
public record OpenControl(LocalDate day, ControlTotalRow row) {
  static final String WARN = "WARN";
  static final String FAIL = "FAIL";

  public boolean failed() {
    return row.result().equals(FAIL);
  }
}
