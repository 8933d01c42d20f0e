package io.github.usageexport.plan;

import io.github.usageexport.run.Problem;
import io.github.usageexport.run.Restated;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.Slice;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** The slices of days that a run reads again although they lie outside its range. */
final class RereadDays {
  private RereadDays() {}

  /** Neighbouring days of one month are one slice. */
  static List<Slice> of(Collection<Account> wanted, Run run, PlanExtras extras) {
    if (!run.granularities().contains(Granularity.DAILY) || extras.unpriced().isEmpty()) {
      return List.of();
    }
    Map<AccountSid, SortedSet<LocalDate>> days =
        extras.unpriced().get().beyond(run.range(), run.today());
    List<Slice> slices = new ArrayList<>();
    for (Account account : wanted) {
      for (DateRange range :
          ranges(days.getOrDefault(account.sid(), Collections.emptySortedSet()))) {
        slices.add(new Slice(account, Granularity.DAILY, range));
      }
    }
    return slices;
  }

  private static List<DateRange> ranges(SortedSet<LocalDate> days) {
    List<DateRange> ranges = new ArrayList<>();
    for (LocalDate day : days) {
      DateRange last = ranges.isEmpty() ? null : ranges.getLast();
      if (last != null && last.end().plusDays(1).equals(day) && day.getDayOfMonth() > 1) {
        ranges.set(ranges.size() - 1, new DateRange(last.start(), day));
      } else {
        ranges.add(new DateRange(day, day));
      }
    }
    return ranges;
  }

  /**
   * Stands for such a slice until it was read: by it a later run knows what to export, should this
   * one die.
   */
  static SliceOutcome pending(Slice slice) {
    return new SliceOutcome(
        slice.account().sid(),
        slice.granularity(),
        slice.range(),
        new Problem(
            FailureReason.NOT_READ,
            "%s was not read any more".formatted(slice),
            "Run again: it is read then"),
        Counts.NONE,
        Restated.NOTHING);
  }

  /** The days that a dead run may have recorded outside its range. */
  static List<UsagePeriod> of(Run dead, Collection<SliceOutcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> outcome.granularity() == Granularity.DAILY)
        .filter(outcome -> !dead.range().contains(outcome.range().start()))
        .flatMap(outcome -> UsagePeriod.touchedBy(Granularity.DAILY, outcome.range()))
        .distinct()
        .toList();
  }
}
