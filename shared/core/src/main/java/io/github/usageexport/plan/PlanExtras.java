package io.github.usageexport.plan;

import java.util.Optional;

/**
 * What a run reads beyond the days that it was asked for.
 *
 * @param controls whether to read what the days are compared with
 * @param unpriced days of earlier runs to read again; empty for none
 */
public record PlanExtras(boolean controls, Optional<UnpricedDays> unpriced) {
  /** Controls, and no day of an earlier run. */
  public static final PlanExtras CONTROLS = new PlanExtras(true, Optional.empty());
}
