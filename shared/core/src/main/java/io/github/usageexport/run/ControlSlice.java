package io.github.usageexport.run;

import io.github.usageexport.control.ControlKind;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;

/**
 * What is read of an account besides its days, to compare them with. Only days that no longer move
 * are compared: today and yesterday are in no range.
 *
 * @param days account and range: of the parent for a tree, the part of a month that the account
 *     lived in for a month
 * @param window the days of the range that the same run reads; the others must be known already
 */
public record ControlSlice(ControlKind kind, Slice days, DateRange window) {
  public ControlSlice {
    if (days.granularity() != Granularity.DAILY) {
      throw new IllegalArgumentException(days + " is not of days");
    }
  }

  /** A control of days that are all read by the same run. */
  public static ControlSlice of(ControlKind kind, Slice days) {
    return new ControlSlice(kind, days, days.range());
  }

  public DateRange range() {
    return days.range();
  }

  @Override
  public String toString() {
    return kind + " " + days;
  }
}
