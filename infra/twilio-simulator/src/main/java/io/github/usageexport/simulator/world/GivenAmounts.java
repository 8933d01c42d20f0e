package io.github.usageexport.simulator.world;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Amounts that are stated of a category besides those of its own, for amounts of any size: they are
 * in the category and in {@code totalprice}, and in no roll-up.
 *
 * @param day the GMT day whose usage they are
 */
public record GivenAmounts(
    String accountSid,
    LocalDate day,
    String category,
    BigDecimal count,
    BigDecimal usage,
    BigDecimal price) {

  boolean isIn(Scope scope, Period period) {
    return period.contains(day)
        && scope.members().stream().anyMatch(member -> member.sid().equals(accountSid));
  }

  StatedRow addedTo(StatedRow row) {
    if (row.category().equals(category)) {
      BigDecimal events = row.count() == null ? BigDecimal.ZERO : row.count();
      return row.withAmounts(events.add(count), row.usage().add(usage), row.price().add(price));
    }
    return row.count() == null
        ? row.withAmounts(null, row.usage().add(price), row.price().add(price))
        : row;
  }
}
