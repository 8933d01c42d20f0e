package io.github.usageexport.run;

import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run will do.
 *
 * @param clipped whether the end that was asked for is later than today
 * @param listed the accounts that were asked for, as Twilio lists them
 * @param skipped those of them that are not alive in the range
 * @param batches every slice to read, by account and time, each no larger than one invocation reads
 * @param controls what is read besides, to compare the days with
 * @param again slices of the batches that read days of earlier runs again
 * @param resumed outcomes taken over from the run that this one resumes
 * @param periods every period to export: the window's, and those of runs that never ended
 * @param accounts every account that Twilio lists, asked for or not
 * @param dead the ids of those of the runs that never ended that died: this one ends them
 */
public record ExportPlan(
    Run run,
    boolean clipped,
    List<AccountSid> listed,
    List<AccountSid> skipped,
    List<List<Slice>> batches,
    List<ControlSlice> controls,
    List<Slice> again,
    List<SliceOutcome> resumed,
    NavigableSet<UsagePeriod> periods,
    List<Account> accounts,
    List<String> dead) {
  public ExportPlan {
    listed = List.copyOf(listed);
    skipped = List.copyOf(skipped);
    batches = List.copyOf(batches);
    controls = List.copyOf(controls);
    again = List.copyOf(again);
    resumed = List.copyOf(resumed);
    accounts = List.copyOf(accounts);
    dead = List.copyOf(dead);
  }

  /** Every slice to read, by account and time. */
  public List<Slice> allSlices() {
    return batches.stream().flatMap(List::stream).toList();
  }

  public int slices() {
    return batches.stream().mapToInt(List::size).sum();
  }

  /** Those of the periods to export that are days. */
  public Stream<UsagePeriod> days() {
    return periods.stream().filter(period -> period.granularity() == Granularity.DAILY);
  }

  /** The months, years and all time of these days, unless they are exported themselves. */
  public NavigableSet<UsagePeriod> begun() {
    NavigableSet<UsagePeriod> begun = new TreeSet<>();
    for (Granularity longer : EnumSet.complementOf(EnumSet.of(Granularity.DAILY))) {
      days().map(day -> UsagePeriod.containing(longer, day.firstDay())).forEach(begun::add);
    }
    begun.removeAll(periods);
    return begun;
  }

  /**
   * The first days of months that the run touches without exporting them whole: checks of a month
   * lie there.
   */
  public NavigableSet<UsagePeriod> controlDays() {
    return days()
        .map(period -> UsagePeriod.day(period.firstDay().withDayOfMonth(1)))
        .filter(first -> !periods.contains(first))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
