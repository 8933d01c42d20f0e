package io.github.usageexport.control;

import io.github.usageexport.snapshot.AccountStore;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.UsagePeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Searches a range of days for prices that came late or fell, one account at a time. */
public record IncidentSearch(SnapshotStore snapshots, AccountStore accounts) {

  /** So many days are walked side by side; what spans more is two incidents. */
  private static final int DAYS_AT_ONCE = 60;

  /** In order of time, and within so many days of account, category and day. */
  public List<PriceIncident> incidents(DateRange range) {
    List<PriceIncident> incidents = new ArrayList<>();
    LocalDate first = range.start();
    while (!first.isAfter(range.end())) {
      LocalDate next = first.plusDays(DAYS_AT_ONCE);
      LocalDate last = next.isAfter(range.end()) ? range.end() : next.minusDays(1);
      incidents.addAll(within(new DateRange(first, last)));
      first = next;
    }
    return incidents;
  }

  private List<PriceIncident> within(DateRange range) {
    List<AccountCursor<Version>> days =
        range
            .days()
            .map(UsagePeriod::day)
            .map(
                day ->
                    new AccountCursor<>(
                        snapshots.versions(day), version -> version.account().sid()))
            .toList();
    try {
      List<PriceIncident> incidents = new ArrayList<>();
      accounts
          .accounts()
          .forEach(known -> incidents.addAll(PriceIncidents.of(of(known.account().sid(), days))));
      return incidents;
    } finally {
      days.forEach(AccountCursor::close);
    }
  }

  private static List<Version> of(AccountSid account, List<AccountCursor<Version>> days) {
    return days.stream().map(day -> day.take(account)).flatMap(List::stream).toList();
  }
}
