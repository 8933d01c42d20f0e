package io.github.usageexport.simulator.world;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio states of one category over a period: the content of a usage record.
 *
 * @param count null for {@code totalprice} only
 */
public record StatedRow(
    String category,
    @Nullable BigDecimal count,
    String countUnit,
    BigDecimal usage,
    String usageUnit,
    BigDecimal price,
    String priceUnit,
    String description) {
  /** Whether every amount is zero; a null is no amount. */
  public boolean isZero() {
    return (count == null || count.signum() == 0) && usage.signum() == 0 && price.signum() == 0;
  }

  StatedRow withAmounts(@Nullable BigDecimal events, BigDecimal amount, BigDecimal cost) {
    return new StatedRow(
        category, events, countUnit, amount, usageUnit, cost, priceUnit, description);
  }
}
