package io.github.usageexport.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * At an instant, Twilio changes what it states about one leaf category of one account-day; every
 * roll-up above it and the total move with it.
 *
 * @param day the GMT day whose usage changes
 * @param at from this instant of the clock on
 */
public record Restatement(
    String accountSid, LocalDate day, String category, Instant at, Change change) {
  public Restatement {
    if (at.isBefore(day.atStartOfDay(ZoneOffset.UTC).toInstant())) {
      throw new IllegalArgumentException(
          "restatement at %s of %s: give an instant after the day's beginning".formatted(at, day));
    }
  }

  Amounts apply(Amounts amounts, Instant now) {
    var reached = !now.isBefore(at);
    return switch (change) {
      case Change.Adjusts adjusts when reached ->
          amounts.plus(
              adjusts.count(), FixedPoint.of(adjusts.usage()), FixedPoint.of(adjusts.price()));
      case Change.Reprices reprices when reached ->
          amounts.withPrice(reprice(amounts.price(), reprices.perMille()));
      case Change.Vanishes _ when reached -> Amounts.WITHHELD;
      case Change.RowLost _ when reached -> amounts.withoutRow();
      case Change.Appears _ when !reached -> Amounts.WITHHELD;
      case Change.PricesLate _ when !reached -> amounts.withPrice(0);
      default -> amounts;
    };
  }

  private static long reprice(long price, int perMille) {
    return Math.multiplyExact(price, (long) perMille)
        / 1000
        / Change.PRICE_STEP
        * Change.PRICE_STEP;
  }
}
