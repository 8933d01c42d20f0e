package io.github.usageexport.simulator.world;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What an account did in a leaf category on a day, as far as it is known. */
final class LeafUsage {
  private final WorldOptions options;
  private final Dice dice;
  private final LocalDate historyStart;

  LeafUsage(WorldOptions options) {
    this.options = options;
    this.dice = Dice.of(options.seed()).on("usage");
    this.historyStart =
        LocalDate.ofInstant(options.start(), ZoneOffset.UTC).minusDays(options.historyDays() - 1);
  }

  /** Whether the account can have used anything on that day. */
  boolean covers(SimulatedAccount account, LocalDate day) {
    return account.hasUsageOn(day) && !day.isBefore(historyStart);
  }

  /**
   * What is known of a day that this {@linkplain #covers covers}.
   *
   * @param progress millionths of the day that are known
   */
  Amounts at(
      SimulatedAccount account,
      LocalDate day,
      SimulatedCategory category,
      long progress,
      Instant now) {
    var roll = dice.on(account.index()).on(day.toEpochDay()).on(category.index());
    if (day.isBefore(category.since()) || roll.chance(80)) {
      return Amounts.ZERO;
    }
    var rate = rate(category);
    var most = account.activity() * (isWeekend(day) ? 8L : 20L);
    var whole = 1 + roll.on("count").below(most);
    var count = whole * progress / Settlement.WHOLE;
    var amounts =
        switch (category.nature()) {
          case EVENTS -> priced(count, count * FixedPoint.ONE, rate);
          case MINUTES -> {
            var extra = roll.on("minutes").below(3 * whole + 1) * progress / Settlement.WHOLE;
            yield priced(count, (count + extra) * FixedPoint.ONE, rate);
          }
          case VOLUME -> priced(count, count * roll.on("volume").below(5_000_000) * 1000, rate);
          case CREDIT -> credit(roll, progress);
          case TOTAL -> throw new IllegalArgumentException("a total has no usage of its own");
        };
    return isPriceDelayed(roll, day, now) ? amounts.withPrice(0) : amounts;
  }

  // Between 0.0001 and 0.02 of the currency per unit, in hundred-millionths.
  private long rate(SimulatedCategory category) {
    return (10 + dice.on(category.name()).below(1990)) * 1000;
  }

  private static Amounts priced(long count, long usage, long rate) {
    var whole = usage / FixedPoint.ONE * rate;
    var rest = usage % FixedPoint.ONE * rate / FixedPoint.ONE;
    return Amounts.of(count, usage, (whole + rest) / Change.PRICE_STEP * Change.PRICE_STEP);
  }

  private static Amounts credit(Dice roll, long progress) {
    if (!roll.on("credit").chance(150)) {
      return Amounts.ZERO;
    }
    var cents = (1 + roll.on("cents").below(500)) * progress / Settlement.WHOLE;
    return Amounts.of(0, 0, -cents * FixedPoint.ONE / 100);
  }

  private boolean isPriceDelayed(Dice roll, LocalDate day, Instant now) {
    var late = roll.on("late price");
    if (!late.chance(options.statement().delayedPrices())) {
      return false;
    }
    var end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return now.isBefore(end.plus(Duration.ofHours(2 + late.on("hours").below(28))));
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
