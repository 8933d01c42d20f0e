package io.github.usageexport.simulator.http;

import io.github.usageexport.simulator.world.StatedRow;
import java.math.BigDecimal;
import java.util.List;

/** A resource of this Twilio that states more than the days of the accounts add up to. */
public enum Disagreement {
  NONE,
  /** The parent's Daily with its subaccounts. */
  TREE,
  /** Monthly. */
  MONTHLY,
  /** Records. */
  RECORDS;

  /** What {@code totalprice} is too high by. */
  public static final BigDecimal EXCESS = new BigDecimal("1.25");

  private static final String TOTAL = "totalprice";

  /** The rows as the resource states them. */
  List<StatedRow> applyTo(UsageQuery query, List<StatedRow> rows) {
    return strikes(query)
        ? rows.stream().map(row -> row.category().equals(TOTAL) ? tooHigh(row) : row).toList()
        : rows;
  }

  private boolean strikes(UsageQuery query) {
    return switch (this) {
      case NONE -> false;
      case TREE -> query.resource() == UsageResource.DAILY && query.scope().members().size() > 1;
      case MONTHLY -> query.resource() == UsageResource.MONTHLY;
      case RECORDS -> query.resource() == UsageResource.RECORDS;
    };
  }

  private static StatedRow tooHigh(StatedRow row) {
    return new StatedRow(
        row.category(),
        row.count(),
        row.countUnit(),
        row.usage().add(EXCESS),
        row.usageUnit(),
        row.price().add(EXCESS),
        row.priceUnit(),
        row.description());
  }
}
