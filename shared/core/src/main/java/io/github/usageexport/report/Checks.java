package io.github.usageexport.report;

import io.github.usageexport.control.PriceIncident;
import java.util.List;

/**
 * What should be equal and was compared, over the days of a report.
 *
 * @param made false if nobody compared anything, which says nothing about the figures
 * @param kinds those with the result WARN or FAIL by kind, FAIL first; all of them are counted
 * @param open those with the result WARN or FAIL, FAIL first; {@link ChecksTally#MOST_LISTED} of
 *     each at most
 * @param incidents prices that came late or fell
 */
public record Checks(
    boolean made,
    long pass,
    long warn,
    long fail,
    List<ControlGroup> kinds,
    List<OpenControl> open,
    List<PriceIncident> incidents) {
  public static final Checks NOT_MADE = new Checks(false, 0, 0, 0, List.of(), List.of(), List.of());

  public Checks {
    kinds = List.copyOf(kinds);
    open = List.copyOf(open);
    incidents = List.copyOf(incidents);
  }

  /** How many were too many to list. */
  public long leftOff() {
    return warn + fail - open.size();
  }

  /** Those whose prices have not become good since. */
  public long unhealed() {
    return incidents.stream().filter(incident -> incident.healed().isEmpty()).count();
  }
}
