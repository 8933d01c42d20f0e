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
 * @param states number of accounts in each settlement state
 * @param missing accounts that existed and have no values
 * @param stale accounts whose last read failed, so that the previous values are kept
 * @param newestConfirmed the latest time at which Twilio still returned the values of an account;
 *     null if no account has values
 * @param oldestConfirmed the earliest such time among the accounts
 * @param restated how much it changed after it was no longer OPEN
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

  /** Accounts with values. */
  public int observed() {
    return states.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The spend of several days by family. */
  public static SortedMap<String, Prices> familiesOf(Collection<ReportedDay> days) {
    SortedMap<String, Prices> families = new TreeMap<>();
    days.forEach(day -> Prices.addAll(families, day.families));
    return families;
  }
}
