package io.github.usageexport.lake;

import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a version changed in one category against the version it replaced: a row of {@code
 * restatements}. The deltas follow from the amounts and are no components. A delta that has more
 * than 18 integer digits, as only two amounts near that limit can have, is null: no column could
 * hold it, the two amounts are exact, and nothing is rounded.
 *
 * @param previousVersion 1 or more, below {@code version}
 */
public record RestatementRow(
    AccountSid accountSid,
    String accountName,
    Category category,
    String categoryRole,
    @Nullable String description,
    @Nullable String countUnit,
    @Nullable String usageUnit,
    @Nullable String priceUnit,
    int previousVersion,
    int version,
    Instant previousAsOf,
    Instant asOf,
    Instant previousObservedAt,
    Instant observedAt,
    String previousState,
    @Nullable Amount previousCount,
    @Nullable Amount count,
    @Nullable Amount previousUsage,
    @Nullable Amount usage,
    @Nullable Amount previousPrice,
    @Nullable Amount price,
    String changeType,
    int ageDays,
    boolean afterClose,
    String runId) {

  public RestatementRow {
    if (previousVersion < 1 || version <= previousVersion) {
      throw new IllegalArgumentException(
          "version %d cannot replace version %d".formatted(version, previousVersion));
    }
  }

  /** {@code count - previousCount}, where null counts as 0. */
  public @Nullable Amount countDelta() {
    return delta(previousCount, count);
  }

  /** {@code usage - previousUsage}, where null counts as 0. */
  public @Nullable Amount usageDelta() {
    return delta(previousUsage, usage);
  }

  /** {@code price - previousPrice}, where null counts as 0. */
  public @Nullable Amount priceDelta() {
    return delta(previousPrice, price);
  }

  private static @Nullable Amount delta(@Nullable Amount previous, @Nullable Amount now) {
    Amount delta = orZero(now).minus(orZero(previous));
    return delta.isStatable() ? delta : null;
  }

  private static Amount orZero(@Nullable Amount amount) {
    return amount == null ? Amount.ZERO : amount;
  }
}
