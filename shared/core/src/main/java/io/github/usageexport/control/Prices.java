package io.github.usageexport.control;

import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Sums of prices, and how exactly they must agree. */
final class Prices {
  /** Half a cent: what is less cannot be seen in an amount of money. */
  private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");

  /** Twilio states prices to at least this; a sum of many may be off by so much for each. */
  private static final BigDecimal STEP = new BigDecimal("0.00001");

  private Prices() {}

  /** Half a cent, or a step for each amount that is summed if that is more. */
  static BigDecimal tolerance(long summed) {
    return HALF_A_CENT.max(STEP.multiply(BigDecimal.valueOf(summed)));
  }

  static boolean agree(BigDecimal one, BigDecimal other, BigDecimal tolerance) {
    return one.subtract(other).abs().compareTo(tolerance) <= 0;
  }

  static BigDecimal orZero(@Nullable Amount amount) {
    return amount == null ? BigDecimal.ZERO : amount.value();
  }

  /** The price of a row that may not be there. */
  static BigDecimal of(@Nullable StatedAmounts row) {
    return row == null ? BigDecimal.ZERO : orZero(row.price());
  }

  static BigDecimal of(Content content, Category category) {
    return of(content.find(category).orElse(null));
  }

  static BigDecimal total(Content content) {
    return of(content, Category.TOTALPRICE);
  }

  /** Plain digits without trailing zeros, behind them the currency. */
  static String text(BigDecimal amount, @Nullable String unit) {
    String digits = new Amount(amount).toString();
    return unit == null ? digits : digits + " " + unit;
  }
}
