package io.github.usageexport.simulator.world;

import java.math.BigDecimal;

/** How a statement about a category on a day differs before and after an instant. */
public sealed interface Change {
  /** Prices move in millionths: 100 of our units. */
  long PRICE_STEP = 100;

  /** From the instant on, the amounts are higher or lower by so much. */
  record Adjusts(long count, BigDecimal usage, BigDecimal price) implements Change {
    public Adjusts {
      FixedPoint.of(usage);
      FixedPoint.of(price);
    }
  }

  /** From the instant on, the price is so many thousandths of what it was. */
  record Reprices(int perMille) implements Change {
    public Reprices {
      if (perMille < 0 || perMille > 10_000) {
        throw new IllegalArgumentException(
            "perMille " + perMille + " is out of range: give 0 to 10000");
      }
    }
  }

  /** From the instant on, there is no row. */
  record Vanishes() implements Change {}

  /**
   * From the instant on, the day has no row, though all that counts it still does: its roll-ups,
   * the total, and longer periods.
   */
  record RowLost() implements Change {}

  /** Until the instant, there is no row. */
  record Appears() implements Change {}

  /** Until the instant, the price is zero while count and usage are stated. */
  record PricesLate() implements Change {}
}
