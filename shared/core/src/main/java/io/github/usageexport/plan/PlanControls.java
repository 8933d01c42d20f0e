package io.github.usageexport.plan;

import io.github.usageexport.control.ControlKind;
import io.github.usageexport.run.ControlSlice;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.Slice;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run reads besides days, in as few requests as can be: the tree of the days in question, a
 * sum of every slice of more than one day, and the record of every month that is over. Nothing is
 * planned that could not be compared.
 *
 * @param lastStill the last GMT day that no longer moves by the hour
 * @param whole whether the run reads every account, without which a tree compares with nothing
 */
record PlanControls(LocalDate lastStill, boolean whole) {
  /** Today is open, and yesterday still moves. */
  private static final int MOVING_DAYS = 2;

  static PlanControls of(Run run, boolean whole) {
    return new PlanControls(run.today().minusDays(MOVING_DAYS), whole);
  }

  /**
   * @param slices that the run reads or takes over, by account and time
   */
  List<ControlSlice> of(Collection<Slice> slices) {
    Map<List<Object>, ControlSlice> planned = new LinkedHashMap<>();
    for (Slice slice : slices) {
      if (slice.granularity() == Granularity.DAILY) {
        trees(slice).ifPresent(control -> add(planned, control));
        month(slice).ifPresent(control -> add(planned, control));
        records(slice).ifPresent(control -> add(planned, control));
      }
    }
    return List.copyOf(planned.values());
  }

  private static void add(Map<List<Object>, ControlSlice> planned, ControlSlice control) {
    planned.putIfAbsent(
        List.of(control.kind(), control.days().account().sid(), control.range().start()), control);
  }

  private Optional<ControlSlice> trees(Slice slice) {
    return whole && slice.account().isParent()
        ? still(slice).map(range -> ControlSlice.of(ControlKind.TREE, with(slice, range)))
        : Optional.empty();
  }

  private Optional<ControlSlice> records(Slice slice) {
    return still(slice)
        .filter(range -> range.start().isBefore(range.end()))
        .map(range -> ControlSlice.of(ControlKind.RECORDS, with(slice, range)));
  }

  private Optional<ControlSlice> month(Slice slice) {
    Account account = slice.account();
    DateRange month = UsagePeriod.containing(Granularity.MONTHLY, slice.range().start()).days();
    return month.end().isAfter(lastStill)
        ? Optional.empty()
        : account
            .lifeWithin(month)
            .map(life -> new ControlSlice(ControlKind.MONTH, with(slice, life), slice.range()));
  }

  private Optional<DateRange> still(Slice slice) {
    return slice.range().until(lastStill);
  }

  private static Slice with(Slice slice, DateRange range) {
    return new Slice(slice.account(), Granularity.DAILY, range);
  }
}
