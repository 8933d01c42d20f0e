package io.github.usageexport.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A count, usage or price: an exact decimal, negative for credits. What Twilio states and the
 * lake's DECIMAL(28,10) cannot hold is refused by {@link #parse}, except for fraction digits beyond
 * the tenth, which are rounded half even. A sum or difference may be longer. Amounts that are equal
 * in value are equal, however Twilio wrote them. "Not stated" is a null reference, which is not
 * zero.
 *
 * @param value without trailing zeros, its scale in {@code [0..10]}
 */
public record Amount(BigDecimal value) implements Comparable<Amount> {
  /** Of a stated amount. */
  public static final int MAX_INTEGER_DIGITS = 18;

  public static final int MAX_FRACTION_DIGITS = 10;
  public static final Amount ZERO = new Amount(BigDecimal.ZERO);

  /** Of a sum: what DECIMAL(38,10) holds, which is what engines add DECIMAL(28,10) up to. */
  private static final int MAX_INTEGER_DIGITS_OF_A_SUM = 28;

  /** Long enough for every amount with its sign, point and spare digits; bounds the work. */
  private static final int MAX_TEXT_LENGTH = 1_000;

  /** Of an amount in a message. */
  private static final int SHOWN_LENGTH = 40;

  public Amount {
    if (value.signum() == 0) {
      value = BigDecimal.ZERO;
    } else {
      // Before the zeros go: 10E2147483647 without its zero is more than a BigDecimal can hold.
      check(value, integerDigits(value) <= MAX_INTEGER_DIGITS_OF_A_SUM);
      value = value.stripTrailingZeros();
      check(value, value.scale() <= MAX_FRACTION_DIGITS);
    }
    if (value.scale() < 0) {
      value = value.setScale(0, RoundingMode.UNNECESSARY);
    }
  }

  /**
   * Reads Twilio's text, such as {@code "2192.84855"}.
   *
   * @throws IllegalArgumentException if it is not a decimal number or not {@link #isStatable}
   */
  public static Amount parse(String text) {
    return Stated.parse(text).amount();
  }

  /**
   * An amount as it can be kept, of one as it was stated.
   *
   * @param isRounded whether it was stated with more than 10 fraction digits that are not zero
   */
  public record Stated(Amount amount, boolean isRounded) {
    private static final Stated NOTHING = new Stated(ZERO, false);

    /**
     * As {@link Amount#parse}, and says whether anything was lost.
     *
     * @throws IllegalArgumentException if it is not a decimal number or not {@link #isStatable}
     */
    public static Stated parse(String text) {
      if (text.equals("0")) {
        return NOTHING;
      }
      String digits = trimmed(text);
      if (digits.length() > MAX_TEXT_LENGTH) {
        throw new IllegalArgumentException(
            "'%s…' has %d characters, and an amount has at most %d"
                .formatted(digits.substring(0, SHOWN_LENGTH), digits.length(), MAX_TEXT_LENGTH));
      }
      try {
        BigDecimal exact = decimal(digits);
        BigDecimal kept = rounded(exact);
        Amount amount = new Amount(kept);
        check(exact, amount.isStatable());
        return new Stated(amount, exact.compareTo(kept) != 0);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("'" + shown(text) + "' is not a decimal number", e);
      }
    }
  }

  private static String shown(String text) {
    return text.length() > SHOWN_LENGTH ? text.substring(0, SHOWN_LENGTH) + "…" : text;
  }

  /** Without blanks around it, no-break spaces included, which {@link String#strip} leaves. */
  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (start < end && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  /** BigDecimal would read the digits of every script. */
  private static BigDecimal decimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '9' && text.charAt(i) != 'E' && text.charAt(i) != 'e') {
        throw new NumberFormatException();
      }
    }
    return new BigDecimal(text);
  }

  private static BigDecimal rounded(BigDecimal exact) {
    if (exact.signum() == 0 || integerDigits(exact) < -MAX_FRACTION_DIGITS) {
      // 1E-2147483647 has too many places to be rounded one by one.
      return BigDecimal.ZERO;
    }
    return exact.scale() > MAX_FRACTION_DIGITS
        ? exact.setScale(MAX_FRACTION_DIGITS, RoundingMode.HALF_EVEN)
        : exact;
  }

  private static void check(BigDecimal value, boolean fits) {
    if (!fits) {
      throw new IllegalArgumentException(
          "%s has more than %d integer or %d fraction digits"
              .formatted(shown(value.toString()), MAX_INTEGER_DIGITS, MAX_FRACTION_DIGITS));
    }
  }

  private static long integerDigits(BigDecimal value) {
    return (long) value.precision() - value.scale();
  }

  /** Whether it has at most 18 integer digits, so that a column of the lake can hold it. */
  public boolean isStatable() {
    return integerDigits(value) <= MAX_INTEGER_DIGITS;
  }

  public boolean isZero() {
    return value.signum() == 0;
  }

  public Amount plus(Amount other) {
    return new Amount(value.add(other.value));
  }

  public Amount minus(Amount other) {
    return new Amount(value.subtract(other.value));
  }

  // As a record has them, but without its method handles: amounts are looked up by the million.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Amount amount && value.equals(amount.value));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(Amount other) {
    return value.compareTo(other.value);
  }

  /** Plain digits, never an exponent. */
  @Override
  public String toString() {
    return value.toPlainString();
  }
}
