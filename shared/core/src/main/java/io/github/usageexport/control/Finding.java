package io.github.usageexport.control;

import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a control found.
 *
 * @param account null where it is about all of them
 * @param category null where it is about no single one
 * @param priceUnit currency of the amounts, in lower case; null where they are no prices
 * @param explanation a sentence for people, with the remedy where there is one
 */
public record Finding(
    ControlCheck check,
    @Nullable AccountSid account,
    @Nullable Category category,
    @Nullable String priceUnit,
    @Nullable Amount expected,
    @Nullable Amount actual,
    @Nullable Amount tolerance,
    Verdict verdict,
    String explanation) {

  /** Two amounts that should be equal. */
  static Finding compared(
      ControlCheck check,
      @Nullable AccountSid account,
      @Nullable Category category,
      @Nullable String priceUnit,
      BigDecimal expected,
      BigDecimal actual,
      BigDecimal tolerance,
      Verdict verdict,
      String explanation) {
    return new Finding(
        check,
        account,
        category,
        priceUnit,
        new Amount(expected),
        new Amount(actual),
        new Amount(tolerance),
        verdict,
        explanation);
  }

  /** Things that should be so many, exactly. */
  static Finding counted(
      ControlCheck check,
      @Nullable AccountSid account,
      long expected,
      long actual,
      Verdict verdict,
      String explanation) {
    return compared(
        check,
        account,
        null,
        null,
        BigDecimal.valueOf(expected),
        BigDecimal.valueOf(actual),
        BigDecimal.ZERO,
        verdict,
        explanation);
  }

  /** Something that cannot be compared, and why. */
  static Finding notCompared(ControlCheck check, @Nullable AccountSid account, String why) {
    return new Finding(
        check, account, null, null, null, null, null, Verdict.WARN, "Not compared: " + why);
  }

  /** The actual amount less the expected one. */
  public Optional<Amount> difference() {
    return expected == null || actual == null
        ? Optional.empty()
        : Optional.of(actual.minus(expected));
  }
}
