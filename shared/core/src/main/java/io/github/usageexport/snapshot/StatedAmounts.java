package io.github.usageexport.snapshot;

import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.UsageRecord;
import org.jspecify.annotations.Nullable;

/**
 * What one category amounted to in a period, as stated. The description is kept and is not content:
 * a new wording alone is no new version.
 */
public record StatedAmounts(
    Category category,
    @Nullable String description,
    @Nullable Amount count,
    @Nullable String countUnit,
    @Nullable Amount usage,
    @Nullable String usageUnit,
    @Nullable Amount price,
    @Nullable String priceUnit) {

  public static StatedAmounts of(UsageRecord row) {
    return new StatedAmounts(
        row.category(),
        row.description(),
        row.count(),
        row.countUnit(),
        row.usage(),
        row.usageUnit(),
        row.price(),
        row.priceUnit());
  }

  /** What stands for a period of which nothing at all was stated: a total of zero. */
  public static StatedAmounts nothingStated() {
    return new StatedAmounts(
        Category.TOTALPRICE, null, null, null, Amount.ZERO, null, Amount.ZERO, null);
  }

  /** Whether this is content: an amount other than zero, or the total. */
  public boolean isContent() {
    return category.isTotalprice() || !isZero();
  }

  /** As {@link #isContent()}, of a record from which no row was made. */
  static boolean isContent(UsageRecord row) {
    return row.category().isTotalprice()
        || !(isZero(row.count()) && isZero(row.usage()) && isZero(row.price()));
  }

  /** Whether no amount differs from zero; null counts as zero here. */
  public boolean isZero() {
    return isZero(count) && isZero(usage) && isZero(price);
  }

  private static boolean isZero(@Nullable Amount amount) {
    return amount == null || amount.isZero();
  }
}
