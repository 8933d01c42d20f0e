package io.github.usageexport.report;

import io.github.usageexport.snapshot.SettlementState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up one day. */
final class DaySums {
  final Prices restated = new Prices();
  private final LocalDate day;
  private final Prices total = new Prices();
  private final SortedMap<String, Prices> families = new TreeMap<>();
  private final Map<SettlementState, Integer> states = new EnumMap<>(SettlementState.class);
  private int missing;
  private int stale;
  private @Nullable Instant newest;
  private @Nullable Instant oldest;

  DaySums(LocalDate day) {
    this.day = day;
  }

  void add(PricedContent priced, SettlementState state, Instant confirmedAsOf) {
    total.add(priced.total());
    addTo(families, priced.families());
    states.merge(state, 1, Integer::sum);
    newest = newest == null || confirmedAsOf.isAfter(newest) ? confirmedAsOf : newest;
    oldest = oldest == null || confirmedAsOf.isBefore(oldest) ? confirmedAsOf : oldest;
  }

  void addMissing() {
    missing++;
  }

  void addStale() {
    stale++;
  }

  ReportedDay day() {
    return new ReportedDay(day, total, families, states, missing, stale, newest, oldest, restated);
  }

  static <K> void addTo(Map<K, Prices> sums, Map<K, Prices> more) {
    more.forEach((key, prices) -> sums.computeIfAbsent(key, any -> new Prices()).add(prices));
  }
}
