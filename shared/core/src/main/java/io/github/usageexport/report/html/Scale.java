package io.github.usageexport.report.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where amounts stand in a chart: from the least to the greatest, zero among them.
 *
 * @param least zero or less
 * @param greatest zero or more
 */
record Scale(BigDecimal least, BigDecimal greatest) {
  private static final int DIGITS = 4;
  private static final int STEPS = 4;

  static Scale of(BigDecimal least, BigDecimal greatest) {
    return new Scale(least.min(BigDecimal.ZERO), greatest.max(BigDecimal.ZERO));
  }

  /** How much of {@code length} lies between the two ends of an amount. */
  BigDecimal length(BigDecimal amount, int length) {
    return share(amount.abs(), length);
  }

  /** How far below the top an amount stands. */
  BigDecimal fromTop(BigDecimal amount, int height) {
    return share(greatest.subtract(amount), height);
  }

  private BigDecimal share(BigDecimal part, int whole) {
    BigDecimal extent = greatest.subtract(least);
    return extent.signum() == 0
        ? BigDecimal.valueOf(whole)
        : part.multiply(BigDecimal.valueOf(whole)).divide(extent, DIGITS, RoundingMode.HALF_UP);
  }

  /**
   * Round amounts, about four of them, zero included.
   *
   * @param finest that they are apart at least
   */
  List<BigDecimal> ticks(BigDecimal finest) {
    BigDecimal extent = greatest.subtract(least);
    if (extent.signum() == 0) {
      return List.of(BigDecimal.ZERO);
    }
    BigDecimal step = step(extent).max(finest);
    List<BigDecimal> ticks = new ArrayList<>();
    BigDecimal tick = least.divide(step, 0, RoundingMode.UP).multiply(step);
    for (; tick.compareTo(greatest) <= 0; tick = tick.add(step)) {
      if (tick.compareTo(least) >= 0) {
        ticks.add(tick);
      }
    }
    return ticks;
  }

  /** 1, 2 or 5 and zeros. */
  private static BigDecimal step(BigDecimal extent) {
    BigDecimal wanted = extent.divide(BigDecimal.valueOf(STEPS), 12, RoundingMode.UP);
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(wanted.precision() - wanted.scale() - 1);
    for (String factor : List.of("1", "2", "5")) {
      BigDecimal step = power.multiply(new BigDecimal(factor));
      if (step.compareTo(wanted) >= 0) {
        return step;
      }
    }
    return power.multiply(BigDecimal.TEN);
  }

  static String text(BigDecimal coordinate) {
    return coordinate.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
  }

  static String percent(BigDecimal coordinate) {
    return coordinate.setScale(3, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + "%";
  }
}
