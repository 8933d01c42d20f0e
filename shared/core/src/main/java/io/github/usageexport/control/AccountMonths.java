package io.github.usageexport.control;

import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One month of every account, account by account; empty on every day but a month's first. */
final class AccountMonths implements AutoCloseable {
  private final SnapshotStore snapshots;
  private final Settlement settlement;
  private final UsagePeriod month;
  private final AccountCursor<ControlReading> readings;
  private final Map<LocalDate, AccountCursor<Version>> days = new LinkedHashMap<>();

  private AccountMonths(
      SnapshotStore snapshots,
      Settlement settlement,
      UsagePeriod month,
      Stream<ControlReading> readings) {
    this.snapshots = snapshots;
    this.settlement = settlement;
    this.month = month;
    this.readings = new AccountCursor<>(readings, ControlReading::account);
  }

  static AccountMonths open(
      SnapshotStore snapshots, ControlStore controls, Settlement settlement, UsagePeriod day) {
    UsagePeriod month = UsagePeriod.containing(Granularity.MONTHLY, day.firstDay());
    Stream<ControlReading> readings =
        day.firstDay().equals(month.firstDay())
            ? controls.readings(YearMonth.from(day.firstDay()))
            : Stream.empty();
    return new AccountMonths(snapshots, settlement, month, readings);
  }

  /** To be called in order of account. */
  List<Finding> check(Account account) {
    List<ControlReading> of =
        readings.take(account.sid()).stream()
            .filter(reading -> reading.kind() != ControlKind.TREE)
            .toList();
    if (of.isEmpty()) {
      return List.of();
    }
    return MonthControls.check(
        new AccountMonth(
            account,
            versions(account.sid()),
            of,
            settlement,
            () -> snapshots.head(new SliceKey(account.sid(), Granularity.DAILY, month))));
  }

  private SortedMap<LocalDate, Version> versions(AccountSid account) {
    if (days.isEmpty()) {
      month
          .days()
          .days()
          .forEach(
              day ->
                  days.put(
                      day,
                      new AccountCursor<>(
                          snapshots.currentVersions(UsagePeriod.day(day)),
                          version -> version.account().sid())));
    }
    SortedMap<LocalDate, Version> found = new TreeMap<>();
    days.forEach((day, cursor) -> cursor.take(account).forEach(version -> found.put(day, version)));
    return found;
  }

  @Override
  public void close() {
    readings.close();
    days.values().forEach(AccountCursor::close);
  }
}
