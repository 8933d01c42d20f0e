package io.github.usageexport.cli;

import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.simulator.world.Period;
import io.github.usageexport.simulator.world.SimulatedAccount;
import io.github.usageexport.simulator.world.StatedRow;
import io.github.usageexport.simulator.world.StatementOptions;
import io.github.usageexport.simulator.world.World;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A closed October that adds up, its categories all known; worlds differ from it in one thing. */
final class CleanWorld {
  static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
  static final LocalDate LAST = LocalDate.of(2026, 10, 31);

  /** What is broken of one day is broken of this one. */
  static final LocalDate DAY = LocalDate.of(2026, 10, 20);

  private static final Instant START = Instant.parse("2026-11-16T09:30:00Z");
  private static final World WORLD = World.of(options().world());

  /** What is broken of one account is broken of this one, a subaccount. */
  static final String ACCOUNT = WORLD.accounts().getLast().sid();

  private CleanWorld() {}

  static SimulatorOptions options() {
    return SimulatorOptions.defaults()
        .withSeed(7)
        .withStart(START)
        .withSubaccounts(4)
        .withCategories(40, 12)
        .withHistoryDays(60)
        .withStatement(StatementOptions.defaults().withCorrections(0).withDelayedPrices(0));
  }

  /** The account's day. */
  static List<StatedRow> rows() {
    return WORLD.truth().stated(ACCOUNT, DAY, START);
  }

  static BigDecimal price(String category) {
    return price(rows(), category);
  }

  static BigDecimal price(List<StatedRow> rows, String category) {
    return rows.stream()
        .filter(row -> row.category().equals(category))
        .map(StatedRow::price)
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }

  /** What every account cost on the day. */
  static BigDecimal costOfAll() {
    return WORLD.accounts().stream()
        .map(SimulatedAccount::sid)
        .map(sid -> price(WORLD.truth().stated(sid, DAY, START), "totalprice"))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What the account's days cost together. */
  static BigDecimal costOfOctober() {
    return new Period(FIRST, LAST)
        .days()
        .map(day -> price(WORLD.truth().stated(ACCOUNT, day, START), "totalprice"))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Categories of the account's day that hold no others. */
  static List<StatedRow> leaves() {
    return rows().stream().filter(row -> WORLD.isLeaf(row.category())).toList();
  }

  /** A leaf that costs something, and is counted once. */
  static StatedRow priced() {
    return leaves().stream()
        .filter(row -> row.price().signum() > 0 && !row.category().startsWith("authy-"))
        .findFirst()
        .orElseThrow();
  }

  static StatedRow unused() {
    return leaves().stream().filter(StatedRow::isZero).findFirst().orElseThrow();
  }
}
