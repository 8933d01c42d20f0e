package io.github.usageexport.plan;

import io.github.usageexport.run.RequestedRange;
import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.UsagePeriod;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Days whose current version has prices that look late or lost. They are read again until Twilio
 * states a price, however short the run's own range is.
 *
 * @param lookbackDays how many days back from today, today included; 0 for none
 */
public record UnpricedDays(SnapshotStore snapshots, int lookbackDays) {
  /** As far as a run looks by default. */
  public static final int DEFAULT_LOOKBACK_DAYS = RequestedRange.DEFAULT_LOOKBACK_DAYS;

  private static final Set<QualityFlag> LATE =
      EnumSet.of(QualityFlag.PRICE_PENDING, QualityFlag.PRICE_DROP);

  /** Those in the days before {@code today} and not in the range that is read anyway. */
  Map<AccountSid, SortedSet<LocalDate>> beyond(DateRange range, LocalDate today) {
    Map<AccountSid, SortedSet<LocalDate>> found = new TreeMap<>();
    LocalDate first = today.minusDays(Math.max(0, lookbackDays - 1L));
    first.datesUntil(today).filter(day -> !range.contains(day)).forEach(day -> add(found, day));
    return found;
  }

  private void add(Map<AccountSid, SortedSet<LocalDate>> found, LocalDate day) {
    try (Stream<AccountSid> flagged = snapshots.flagged(UsagePeriod.day(day), LATE)) {
      flagged.forEach(account -> found.computeIfAbsent(account, any -> new TreeSet<>()).add(day));
    }
  }
}
