package io.github.usageexport.plan;

import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStore;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The other runs that started and never ended, as a new run finds them. It exports the periods of
 * all of them, because nobody else may, and ends those that cannot be at work any more.
 */
record UnendedRuns(RunStore store, List<Run> runs) {

  static UnendedRuns before(Run run, RunStore store) {
    return new UnendedRuns(
        store,
        store.unfinishedRuns().stream().filter(other -> !other.id().equals(run.id())).toList());
  }

  /** Every period that they may have recorded. */
  NavigableSet<UsagePeriod> periods() {
    NavigableSet<UsagePeriod> periods = new TreeSet<>();
    for (Run run : runs) {
      for (Granularity granularity : run.granularities()) {
        UsagePeriod.touchedBy(granularity, run.range()).forEach(periods::add);
      }
      periods.addAll(RereadDays.of(run, store.outcomes(run.id())));
    }
    return periods;
  }

  /** The ids of those that have died by {@code now}. */
  List<String> dead(Instant now) {
    Instant newest = now.minus(store.longestRun());
    return runs.stream().filter(run -> !run.startedAt().isAfter(newest)).map(Run::id).toList();
  }
}
