package io.github.usageexport.control;

import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prices of an account's category that came late or fell, and what became of them.
 *
 * @param accountName as last recorded
 * @param days the GMT days of usage it is about, in order
 * @param priceUnit in lower case
 * @param flaggedAsOf when Twilio first stated such a price
 * @param healedAsOf when it had stated a good one for every day; null until then
 * @param priceBefore what the days had cost by the statements that these replaced; null if none of
 *     the days had a price
 * @param priceWhenFlagged what the days cost by the first such statements
 * @param priceNow what they cost now
 */
public record PriceIncident(
    AccountSid account,
    String accountName,
    Category category,
    List<LocalDate> days,
    @Nullable String priceUnit,
    Instant flaggedAsOf,
    @Nullable Instant healedAsOf,
    @Nullable Amount priceBefore,
    Amount priceWhenFlagged,
    Amount priceNow) {
  public PriceIncident {
    days = List.copyOf(days);
  }

  public Optional<Instant> healed() {
    return Optional.ofNullable(healedAsOf);
  }

  /** By how much the price has moved since. */
  public Amount change() {
    return priceNow.minus(priceWhenFlagged);
  }
}
