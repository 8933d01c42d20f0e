package io.github.usageexport.snapshot;

import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.UsagePeriod;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prices that look late or lost, as in the incident of October 2021 when Twilio reported usage
 * whose billed amounts came hours later.
 */
final class PriceFlags {
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
      if (former.flatMap(before -> PriceDrop.least(before, row)).isPresent()) {
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

  private static boolean isZero(@Nullable Amount amount) {
    return amount == null || amount.isZero();
  }
}
