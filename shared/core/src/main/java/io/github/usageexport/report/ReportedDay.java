package io.github.usageexport.report;

import io.github.usageexport.snapshot.SettlementState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One GMT day of all accounts.
 *
 * @param families see {@link UsageReport#families}
 * @param states how many accounts' statements are in which state
 * @param missing accounts that lived and have no statement
 * @param stale accounts whose last reading failed, so that an older statement stands
 * @param newestConfirmed the newest of the moments at which Twilio last said the same of an
 *     account; null if nothing is known of the day
 * @param oldestConfirmed the oldest of them
 * @param restated what was changed of it when it was no longer OPEN
 */
public record ReportedDay(
    LocalDate day,
    Prices total,
    SortedMap<String, Prices> families,
    Map<SettlementState, Integer> states,
    int missing,
    int stale,
    @Nullable Instant newestConfirmed,
    @Nullable Instant oldestConfirmed,
    Prices restated) {
  public ReportedDay {
    states = Map.copyOf(states);
  }

  public int count(SettlementState state) {
    return states.getOrDefault(state, 0);
  }

  /** Accounts with a statement. */
  public int observed() {
    return states.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** What several days spent, by family. */
  public static SortedMap<String, Prices> familiesOf(Collection<ReportedDay> days) {
    SortedMap<String, Prices> families = new TreeMap<>();
    days.forEach(day -> Prices.addAll(families, day.families));
    return families;
  }
}
