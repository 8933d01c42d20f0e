package io.github.usageexport.simulator.world;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Usage and price as whole hundred-millionths: exact, and cheap to add a million times. Eight
 * digits is the finest step that a Twilio connector declares for usage (Singer's tap: multiples of
 * 1e-8, and of 1e-6 for prices).
 */
final class FixedPoint {
  static final int SCALE = 8;
  static final long ONE = 100_000_000L;

  private FixedPoint() {}

  /**
   * @throws IllegalArgumentException if the amount has more than eight decimals or is too large
   */
  static long of(BigDecimal amount) {
    try {
      return amount.setScale(SCALE, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "amount %s does not fit: at most 10 digits before and %d after the point"
              .formatted(amount, SCALE),
          e);
    }
  }

  /** Plain digits without trailing zeros; never an exponent. */
  static BigDecimal decimal(long amount) {
    if (amount == 0) {
      return BigDecimal.ZERO;
    }
    var decimal = BigDecimal.valueOf(amount, SCALE).stripTrailingZeros();
    return decimal.scale() < 0 ? decimal.setScale(0, RoundingMode.UNNECESSARY) : decimal;
  }
}
