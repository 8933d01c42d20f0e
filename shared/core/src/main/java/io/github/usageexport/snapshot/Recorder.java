package io.github.usageexport.snapshot;

import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Turns statements into versions: what is new, what is confirmed, what came too late. It decides on
 * what the store holds and hands the change to it; if another writer came first, it decides again.
 *
 * @param isKnown whether the catalogue knows a category
 */
public record Recorder(SnapshotStore store, Settlement settlement, Predicate<Category> isKnown) {

  /** Records a slice as the first thing that a run does with it. */
  public SliceChange record(
      Account account, SliceKey key, List<Statement> statements, String runId, Instant observedAt) {
    return record(account, key, statements, RunMark.fresh(runId), observedAt);
  }

  /**
   * Records a whole slice: all its periods or, if the store fails, none.
   *
   * @param run what it recorded before, when it was killed and called again, still counts as its
   *     own
   * @param observedAt kept to the millisecond
   */
  public SliceChange record(
      Account account, SliceKey key, List<Statement> statements, RunMark run, Instant observedAt) {
    Instant kept = observedAt.truncatedTo(ChronoUnit.MILLIS);
    return commit(
        key, head -> new SliceDecision(this, account, head, statements, run, kept).decide());
  }

  /** Records that the last attempt at these periods gave no statement; what is believed stays. */
  public void recordFailure(SliceKey key, Collection<UsagePeriod> periods, FailureReason reason) {
    commit(key, head -> failing(head, periods, reason));
  }

  /** Whether any of these periods is believed to have an amount other than zero. */
  public boolean holdsAmounts(SliceKey key, Collection<UsagePeriod> periods) {
    SliceHead head = store.head(key);
    return periods.stream()
        .flatMap(
            period ->
                head.head(period).known().stream()
                    .map(belief -> store.version(key.account(), period, belief.current())))
        .anyMatch(version -> version.content().hasAmounts());
  }

  private static SliceChange failing(
      SliceHead head, Collection<UsagePeriod> periods, FailureReason reason) {
    Map<UsagePeriod, Head> changed = new LinkedHashMap<>();
    for (UsagePeriod period : periods) {
      Head next = head.head(period).failing(reason);
      if (!next.equals(head.heads().get(period))) {
        changed.put(period, next);
      }
    }
    return new SliceChange(head, changed, List.of(), List.of(), List.of(), Counts.NONE);
  }

  private SliceChange commit(SliceKey key, Function<SliceHead, SliceChange> decide) {
    while (true) {
      SliceChange change = decide.apply(store.head(key));
      // What changes nothing is decided on heads and on versions read behind them: on one state of
      // the slice only if the heads are still the same.
      boolean holds =
          change.changed().isEmpty()
              ? store.head(key).revision() == change.before().revision()
              : store.commit(change);
      if (holds) {
        return change;
      }
    }
  }
}
