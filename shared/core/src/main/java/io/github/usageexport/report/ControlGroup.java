package io.github.usageexport.report;

import io.github.usageexport.usage.DateRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Comparisons of one kind that came out alike.
 *
 * @param all at least one, in order of day
 */
public record ControlGroup(List<OpenControl> all) {
  public ControlGroup {
    all = List.copyOf(all);
  }

  /** By result and kind, in the order in which they first occur. */
  public static List<ControlGroup> of(List<OpenControl> open) {
    Map<String, List<OpenControl>> groups = new LinkedHashMap<>();
    for (OpenControl control : open) {
      groups
          .computeIfAbsent(
              control.row().result() + " " + control.row().checkId(), any -> new ArrayList<>())
          .add(control);
    }
    return groups.values().stream().map(ControlGroup::new).toList();
  }

  /** What stands for all of them. */
  public OpenControl first() {
    return all.getFirst();
  }

  public DateRange days() {
    return new DateRange(first().day(), all.getLast().day());
  }

  public long accounts() {
    return all.stream().map(control -> control.row().accountSid()).distinct().count();
  }
}
