package io.github.usageexport.simulator.world;

/**
 * What is stated of one category on one day.
 *
 * @param usage in hundred-millionths
 * @param price in hundred-millionths
 * @param stated false if there is no row, whatever the amounts
 */
record Amounts(long count, long usage, long price, boolean stated) {
  static final Amounts ZERO = new Amounts(0, 0, 0, true);
  static final Amounts WITHHELD = new Amounts(0, 0, 0, false);

  static Amounts of(long count, long usage, long price) {
    return new Amounts(count, usage, price, true);
  }

  Amounts withoutRow() {
    return new Amounts(count, usage, price, false);
  }

  Amounts plus(long moreCount, long moreUsage, long morePrice) {
    return stated ? of(count + moreCount, usage + moreUsage, price + morePrice) : this;
  }

  Amounts withPrice(long other) {
    return stated ? of(count, usage, other) : this;
  }
}
