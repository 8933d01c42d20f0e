package io.github.usageexport.simulator.world;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Short ways to ask a world. */
final class Stated {
  static final Instant START = WorldOptions.defaults().start();
  static final LocalDate TODAY = LocalDate.parse("2026-11-20");

  private Stated() {}

  static StatementOptions quiet() {
    return StatementOptions.defaults().withCorrections(0).withDelayedPrices(0);
  }

  static StatedRow row(List<StatedRow> rows, String category) {
    return rows.stream()
        .filter(row -> row.category().equals(category))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row of " + category));
  }

  static BigDecimal price(List<StatedRow> rows, String category) {
    return row(rows, category).price();
  }

  /** A leaf with a price on that day. */
  static StatedRow pricedLeaf(World world, SimulatedAccount account, LocalDate day, Instant at) {
    return world.truth().stated(account.sid(), day, at).stream()
        .filter(row -> world.isLeaf(row.category()) && row.price().signum() > 0)
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing used on " + day));
  }
}
