package io.github.usageexport.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Formats prices for people, rounded to two decimals; the lake and JSON have the exact ones. */
public final class Money {
  private static final int DIGITS = 2;
  private static final BigDecimal PER_MILLE = BigDecimal.valueOf(1000);

  private Money() {}

  /** {@code 1,234.56}; {@code <0.01} for a price that would round to zero. */
  public static String of(BigDecimal price) {
    BigDecimal rounded = rounded(price, DIGITS);
    if (rounded.signum() == 0 && price.signum() != 0) {
      return price.signum() > 0 ? "<0.01" : "-<0.01";
    }
    return String.format(Locale.ROOT, "%,.2f", rounded);
  }

  /** With as many more digits as it takes to differ from the other prices. */
  public static String apart(BigDecimal price, BigDecimal... others) {
    int digits = DIGITS;
    for (BigDecimal other : others) {
      while (price.compareTo(other) != 0
          && rounded(price, digits).compareTo(rounded(other, digits)) == 0) {
        digits++;
      }
    }
    return digits == DIGITS
        ? of(price)
        : String.format(Locale.ROOT, "%,." + digits + "f", rounded(price, digits));
  }

  private static BigDecimal rounded(BigDecimal price, int digits) {
    return price.setScale(digits, RoundingMode.HALF_UP);
  }

  /** With a plus sign if positive. */
  public static String signed(BigDecimal price) {
    return price.signum() > 0 ? "+" + of(price) : of(price);
  }

  /** {@code USD}. */
  public static String currency(String currency) {
    return Printable.text(currency.toUpperCase(Locale.ROOT));
  }

  /** {@code 12.5%} of the whole; empty if the whole is zero. */
  public static String share(BigDecimal part, BigDecimal whole) {
    if (whole.signum() == 0) {
      return "";
    }
    BigDecimal perMille = part.multiply(PER_MILLE).divide(whole, 0, RoundingMode.HALF_UP);
    return perMille.movePointLeft(1).toPlainString() + "%";
  }
}
