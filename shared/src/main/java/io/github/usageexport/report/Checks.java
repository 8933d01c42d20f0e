package io.github.usageexport.report;

import io.github.usageexport.lake.ControlTotalRow;
import java.util.List;

/**
 * What should be equal and was compared, over the days of a report.
 *
 * @param made false if nobody compared anything, which says nothing about the figures
 * @param open those with the result WARN or FAIL, FAIL first
 * @param incidents prices that were missing or fell, each as a sentence
 */
public record Checks(
    boolean made,
    int pass,
    int warn,
    int fail,
    List<ControlTotalRow> open,
    List<String> incidents) {
  public static final Checks NOT_MADE = new Checks(false, 0, 0, 0, List.of(), List.of());

  public Checks {
    open = List.copyOf(open);
    incidents = List.copyOf(incidents);
  }
}
