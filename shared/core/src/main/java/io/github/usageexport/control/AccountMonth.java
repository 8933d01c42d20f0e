package io.github.usageexport.control;

import io.github.usageexport.snapshot.Head.Belief;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SettlementState;
import io.github.usageexport.snapshot.SliceHead;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.UsagePeriod;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The days of an account and month, to be compared with what Twilio states about several of them.
 *
 * @param days current versions, by day
 * @param heads of the month; asked for only where something differs
 */
public record AccountMonth(
    Account account,
    SortedMap<LocalDate, Version> days,
    List<ControlReading> readings,
    Settlement settlement,
    Supplier<SliceHead> heads) {
  private static final Set<SettlementState> FINAL =
      EnumSet.of(SettlementState.SETTLED, SettlementState.CLOSED);

  AccountSid sid() {
    return account.sid();
  }

  /** The days of a range that the account lived on and that are not known. */
  long unknown(DateRange range) {
    return account
        .lifeWithin(range)
        .map(life -> life.days().filter(day -> !days.containsKey(day)).count())
        .orElse(0L);
  }

  /** The amounts of every category on every known day of a range. */
  List<StatedAmounts> rows(DateRange range) {
    return days.subMap(range.start(), range.end().plusDays(1)).values().stream()
        .flatMap(version -> version.content().rows().stream())
        .toList();
  }

  /** What is to be thought of a difference. */
  Skew skew(ControlReading reading) {
    Skew skew = new Skew(reading.asOf());
    beliefs(reading.range()).values().forEach(skew::add);
    return skew;
  }

  boolean isSettled(DateRange range) {
    return beliefs(range).entrySet().stream()
        .allMatch(
            entry ->
                FINAL.contains(
                    settlement.state(
                        entry.getKey(),
                        entry.getValue().asOf(),
                        entry.getValue().confirmedAsOf())));
  }

  /** Whether every known day of a reading was stated anew after it. */
  boolean isStatedSince(ControlReading reading) {
    return beliefs(reading.range()).values().stream()
        .allMatch(
            day ->
                day.confirmedAsOf().isAfter(reading.asOf())
                    || day.observedAt().isAfter(reading.observedAt()));
  }

  private Map<UsagePeriod, Belief> beliefs(DateRange range) {
    Map<UsagePeriod, Belief> found = new TreeMap<>();
    heads
        .get()
        .heads()
        .forEach(
            (period, head) -> {
              if (range.contains(period.firstDay())) {
                head.known().ifPresent(belief -> found.put(period, belief));
              }
            });
    return found;
  }
}
