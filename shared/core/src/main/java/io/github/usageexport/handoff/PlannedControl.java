package io.github.usageexport.handoff;

import io.github.usageexport.control.ControlKind;
import io.github.usageexport.run.ControlSlice;
import io.github.usageexport.usage.DateRange;
import java.time.LocalDate;

/**
 * A control slice in plain text, as it travels from plan-export to collect-usage.
 *
 * @param days its account and range
 */
public record PlannedControl(String kind, PlannedSlice days, String windowStart, String windowEnd) {

  static PlannedControl of(ControlSlice slice) {
    return new PlannedControl(
        slice.kind().name(),
        PlannedSlice.of(slice.days()),
        slice.window().start().toString(),
        slice.window().end().toString());
  }

  static PlannedControl of(RequestFields fields) {
    return new PlannedControl(
        fields.required("kind"),
        PlannedSlice.of(fields),
        fields.required("windowStart"),
        fields.required("windowEnd"));
  }

  ControlSlice slice() {
    return new ControlSlice(
        ControlKind.valueOf(kind),
        days.slice(),
        new DateRange(LocalDate.parse(windowStart), LocalDate.parse(windowEnd)));
  }
}
