package io.github.usageexport.snapshot;

import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.UsagePeriod;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prices that look late or lost, as in the incident of October 2021 when Twilio reported usage
 * whose billed amounts came hours later.
 */
final class PriceFlags {
  /** A price below this part of the former one is a drop. */
  private static final BigDecimal KEPT_PART = new BigDecimal("0.8");

  private final PricedDays priced;

  PriceFlags(SnapshotStore store, SliceHead head, Iterable<Statement> statements) {
    this.priced = new PricedDays(store, head, statements);
  }

  Set<QualityFlag> of(Statement statement, Optional<Content> replaced) {
    Set<QualityFlag> flags = EnumSet.noneOf(QualityFlag.class);
    for (StatedAmounts row : statement.content().rows()) {
      Optional<StatedAmounts> former = replaced.flatMap(content -> content.find(row.category()));
      if (isUnpriced(row) && isUsuallyPriced(row, former, statement.period())) {
        flags.add(QualityFlag.PRICE_PENDING);
      }
      if (former.isPresent() && hasDropped(former.get(), row)) {
        flags.add(QualityFlag.PRICE_DROP);
      }
    }
    return flags;
  }

  private boolean isUsuallyPriced(
      StatedAmounts row, Optional<StatedAmounts> former, UsagePeriod period) {
    return former.filter(before -> !isZero(before.price())).isPresent()
        || priced.areUsual(row.category(), period);
  }

  private static boolean isUnpriced(StatedAmounts row) {
    return isZero(row.price()) && !(isZero(row.count()) && isZero(row.usage()));
  }

  private static boolean hasDropped(StatedAmounts former, StatedAmounts row) {
    BigDecimal before = orZero(former.price());
    return before.signum() > 0
        && orZero(row.price()).compareTo(before.multiply(KEPT_PART)) < 0
        && orZero(row.usage()).compareTo(orZero(former.usage())) >= 0;
  }

  private static boolean isZero(@Nullable Amount amount) {
    return amount == null || amount.isZero();
  }

  private static BigDecimal orZero(@Nullable Amount amount) {
    return amount == null ? BigDecimal.ZERO : amount.value();
  }
}
