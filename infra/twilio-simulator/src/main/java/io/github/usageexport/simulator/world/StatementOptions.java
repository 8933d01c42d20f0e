package io.github.usageexport.simulator.world;

import java.time.Duration;

/**
 * The habits of this Twilio when it states usage.
 *
 * @param zeroRows whether unused categories are stated
 * @param asOfLag how far {@code as_of} lies behind the clock
 * @param unlistedCost cost that no category holds, in thousandths of the listed one; makes {@code
 *     totalprice} more than its parts
 * @param brokenRollUp a roll-up that does not equal the sum of its leaves; empty for none
 * @param delayedPrices how many in a thousand amounts have no price until some hours after the day
 * @param corrections how many in a thousand account-days are corrected 4 to 12 days later
 * @param currency in lower case, as Usage Records have it
 */
public record StatementOptions(
    ZeroRows zeroRows,
    Duration asOfLag,
    int unlistedCost,
    String brokenRollUp,
    int delayedPrices,
    int corrections,
    String currency) {
  public StatementOptions {
    requirePerMille("unlistedCost", unlistedCost);
    requirePerMille("delayedPrices", delayedPrices);
    requirePerMille("corrections", corrections);
    if (asOfLag.isNegative()) {
      throw new IllegalArgumentException("asOfLag " + asOfLag + " must not be below zero");
    }
  }

  /** Zero rows, a lag of four minutes, roll-ups and totals that add up, a few late changes. */
  public static StatementOptions defaults() {
    return new StatementOptions(ZeroRows.STATED, Duration.ofMinutes(4), 0, "", 10, 10, "usd");
  }

  public StatementOptions withZeroRows(ZeroRows value) {
    return new StatementOptions(
        value, asOfLag, unlistedCost, brokenRollUp, delayedPrices, corrections, currency);
  }

  public StatementOptions withAsOfLag(Duration value) {
    return new StatementOptions(
        zeroRows, value, unlistedCost, brokenRollUp, delayedPrices, corrections, currency);
  }

  public StatementOptions withUnlistedCost(int perMille) {
    return new StatementOptions(
        zeroRows, asOfLag, perMille, brokenRollUp, delayedPrices, corrections, currency);
  }

  public StatementOptions withBrokenRollUp(String category) {
    return new StatementOptions(
        zeroRows, asOfLag, unlistedCost, category, delayedPrices, corrections, currency);
  }

  public StatementOptions withDelayedPrices(int perMille) {
    return new StatementOptions(
        zeroRows, asOfLag, unlistedCost, brokenRollUp, perMille, corrections, currency);
  }

  public StatementOptions withCorrections(int perMille) {
    return new StatementOptions(
        zeroRows, asOfLag, unlistedCost, brokenRollUp, delayedPrices, perMille, currency);
  }

  public StatementOptions withCurrency(String code) {
    return new StatementOptions(
        zeroRows, asOfLag, unlistedCost, brokenRollUp, delayedPrices, corrections, code);
  }

  private static void requirePerMille(String name, int value) {
    if (value < 0 || value > 1000) {
      throw new IllegalArgumentException(
          name + " " + value + " is a number in a thousand: give 0 to 1000");
    }
  }
}
