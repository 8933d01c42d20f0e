package io.github.usageexport.snapshot;

import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.UsagePeriod;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prices that look late or lost, as in the incident of October 2021 when Twilio reported usage
 * whose billed amounts came hours later. Other days are those of the same slice: the ones being
 * recorded and, where they are not, the current versions.
 */
final class PriceFlags {
  /** So many other days with a price make a category one that is usually priced. */
  private static final int PRICED_DAYS = 3;

  /** A price below this part of the former one is a drop. */
  private static final BigDecimal KEPT_PART = new BigDecimal("0.8");

  private final SnapshotStore store;
  private final SliceHead head;
  private final Map<UsagePeriod, Content> read = new HashMap<>();
  private @Nullable Map<Category, Set<UsagePeriod>> priced;

  PriceFlags(SnapshotStore store, SliceHead head, Iterable<Statement> statements) {
    this.store = store;
    this.head = head;
    statements.forEach(statement -> read.put(statement.period(), statement.content()));
  }

  Set<QualityFlag> of(Statement statement, Optional<Content> replaced) {
    Set<QualityFlag> flags = EnumSet.noneOf(QualityFlag.class);
    for (StatedAmounts row : statement.content().rows()) {
      Optional<StatedAmounts> former = replaced.flatMap(content -> content.find(row.category()));
      if (isUnpriced(row) && isUsuallyPriced(row.category(), former, statement.period())) {
        flags.add(QualityFlag.PRICE_PENDING);
      }
      if (former.isPresent() && hasDropped(former.get(), row)) {
        flags.add(QualityFlag.PRICE_DROP);
      }
    }
    return flags;
  }

  private static boolean isUnpriced(StatedAmounts row) {
    return isZero(row.price()) && !(isZero(row.count()) && isZero(row.usage()));
  }

  private boolean isUsuallyPriced(
      Category category, Optional<StatedAmounts> former, UsagePeriod period) {
    return former.filter(row -> !isZero(row.price())).isPresent()
        || pricedPeriods().getOrDefault(category, Set.of()).stream()
                .filter(other -> !other.equals(period))
                .count()
            >= PRICED_DAYS;
  }

  private static boolean hasDropped(StatedAmounts former, StatedAmounts row) {
    BigDecimal before = orZero(former.price());
    return before.signum() > 0
        && orZero(row.price()).compareTo(before.multiply(KEPT_PART)) < 0
        && orZero(row.usage()).compareTo(orZero(former.usage())) >= 0;
  }

  /** Read only when a row asks: most slices have no unpriced usage. */
  private Map<Category, Set<UsagePeriod>> pricedPeriods() {
    Map<Category, Set<UsagePeriod>> found = priced;
    if (found == null) {
      found = new HashMap<>();
      for (Map.Entry<UsagePeriod, Content> entry : contents().entrySet()) {
        for (StatedAmounts row : entry.getValue().rows()) {
          if (!isZero(row.price())) {
            found.computeIfAbsent(row.category(), any -> new HashSet<>()).add(entry.getKey());
          }
        }
      }
      priced = found;
    }
    return found;
  }

  private Map<UsagePeriod, Content> contents() {
    Map<UsagePeriod, Content> contents = new HashMap<>(read);
    head.heads()
        .forEach(
            (period, known) ->
                known
                    .known()
                    .filter(belief -> !read.containsKey(period))
                    .ifPresent(
                        belief ->
                            contents.put(
                                period,
                                store
                                    .version(head.key().account(), period, belief.current())
                                    .content())));
    return contents;
  }

  private static boolean isZero(@Nullable Amount amount) {
    return amount == null || amount.isZero();
  }

  private static BigDecimal orZero(@Nullable Amount amount) {
    return amount == null ? BigDecimal.ZERO : amount.value();
  }
}
