package io.github.usageexport.simulator.world;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Adds up account-days: leaves, the roll-ups above them, and the total. */
final class Tally {
  private final Catalogue catalogue;
  private final int unlistedCost;
  private final long[] count;
  private final long[] usage;
  private final long[] price;
  private final Map<Integer, Integer> withheld = new HashMap<>();
  private int accountDays;

  Tally(Catalogue catalogue, int unlistedCost) {
    this.catalogue = catalogue;
    this.unlistedCost = unlistedCost;
    this.count = new long[catalogue.size()];
    this.usage = new long[catalogue.size()];
    this.price = new long[catalogue.size()];
  }

  void beginAccountDay() {
    accountDays++;
  }

  /** Adds what a leaf holds to it, to whatever counts it too, and to the total. */
  void add(SimulatedCategory leaf, Amounts amounts) {
    if (!amounts.stated()) {
      withheld.merge(leaf.index(), 1, Integer::sum);
    }
    climb(leaf, amounts);
    if (leaf.overlaps()) {
      climb(catalogue.category(leaf.alsoCountedIn()), amounts);
    }
    var unlisted = amounts.price() * unlistedCost / 1000 / Change.PRICE_STEP * Change.PRICE_STEP;
    put(Catalogue.TOTAL, 0, 0, amounts.price() + unlisted);
  }

  /** Adds to one category alone, so that it no longer equals its parts. */
  void distort(int index) {
    put(index, 0, FixedPoint.ONE, FixedPoint.ONE / 100);
  }

  long usage(int index) {
    return usage[index];
  }

  boolean isZero(int index) {
    return count[index] == 0 && usage[index] == 0 && price[index] == 0;
  }

  /** Whether a row of zeros is stated: there is such a category, and some account-day has it. */
  boolean isStated(SimulatedCategory category, LocalDate last) {
    return !category.since().isAfter(last) && !isWithheld(category);
  }

  /** Whether no account-day has a row of it. */
  boolean isWithheld(SimulatedCategory category) {
    return accountDays > 0 && withheld.getOrDefault(category.index(), 0) == accountDays;
  }

  StatedRow row(SimulatedCategory category, String currency) {
    var index = category.index();
    var cost = FixedPoint.decimal(price[index]);
    var isTotal = index == Catalogue.TOTAL;
    return new StatedRow(
        category.name(),
        isTotal ? null : BigDecimal.valueOf(count[index]),
        category.countUnit(),
        isTotal ? cost : FixedPoint.decimal(usage[index]),
        isTotal ? currency : category.usageUnit(),
        cost,
        currency,
        category.description());
  }

  private void climb(SimulatedCategory from, Amounts amounts) {
    put(from.index(), amounts.count(), amounts.usage(), amounts.price());
    if (from.parent() != SimulatedCategory.NONE) {
      climb(catalogue.category(from.parent()), amounts);
    }
  }

  private void put(int index, long moreCount, long moreUsage, long morePrice) {
    count[index] = Math.addExact(count[index], moreCount);
    usage[index] = Math.addExact(usage[index], moreUsage);
    price[index] = Math.addExact(price[index], morePrice);
  }
}
