package io.github.usageexport.snapshot;

import io.github.usageexport.usage.Amount;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a price that was stated anew looks lost: it fell by over a fifth and its usage did not. */
public final class PriceDrop {
  /** A price below this part of the former one is a drop. */
  private static final BigDecimal KEPT_PART = new BigDecimal("0.8");

  private PriceDrop() {}

  /** What the price should be at least; empty if it did not drop. */
  public static Optional<BigDecimal> least(StatedAmounts former, StatedAmounts row) {
    BigDecimal least = orZero(former.price()).multiply(KEPT_PART);
    boolean hasDropped =
        least.signum() > 0
            && orZero(row.price()).compareTo(least) < 0
            && orZero(row.usage()).compareTo(orZero(former.usage())) >= 0;
    return hasDropped ? Optional.of(least) : Optional.empty();
  }

  private static BigDecimal orZero(@Nullable Amount amount) {
    return amount == null ? BigDecimal.ZERO : amount.value();
  }
}
