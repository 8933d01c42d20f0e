package io.github.usageexport.snapshot;

import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.UsageRecord;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that a zero row says besides zero: with these, the rows that are not content are reproduced.
 */
public record StatedCategory(
    Category category,
    @Nullable String description,
    @Nullable String countUnit,
    @Nullable String usageUnit,
    @Nullable String priceUnit,
    boolean countNull,
    boolean usageNull,
    boolean priceNull) {

  static StatedCategory of(StatedAmounts row) {
    return new StatedCategory(
        row.category(),
        row.description(),
        row.countUnit(),
        row.usageUnit(),
        row.priceUnit(),
        row.count() == null,
        row.usage() == null,
        row.price() == null);
  }

  static StatedCategory of(UsageRecord row) {
    return of(StatedAmounts.of(row));
  }

  /** Whether this is what {@link #of} makes of the record. */
  boolean describes(UsageRecord row) {
    return category.equals(row.category())
        && Objects.equals(description, row.description())
        && Objects.equals(countUnit, row.countUnit())
        && Objects.equals(usageUnit, row.usageUnit())
        && Objects.equals(priceUnit, row.priceUnit())
        && countNull == (row.count() == null)
        && usageNull == (row.usage() == null)
        && priceNull == (row.price() == null);
  }

  /** The row that Twilio stated where it stated no amount other than zero. */
  public StatedAmounts zeroRow() {
    return new StatedAmounts(
        category,
        description,
        countNull ? null : Amount.ZERO,
        countUnit,
        usageNull ? null : Amount.ZERO,
        usageUnit,
        priceNull ? null : Amount.ZERO,
        priceUnit);
  }
}
