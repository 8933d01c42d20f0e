package io.github.usageexport.snapshot;

import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a complete read of a slice says about one of its periods.
 *
 * @param asOf the greatest as_of among the period's records, zero ones included; to the
 *     millisecond, which is what stores and the lake keep
 * @param flags AS_OF_MIXED, AS_OF_INFERRED, CURRENCY_MIXED, AMOUNT_ROUNDED; the others need what
 *     was known before
 */
public record Statement(
    UsagePeriod period,
    Instant asOf,
    Content content,
    StatedCategories categories,
    Set<QualityFlag> flags) {
  public Statement {
    asOf = asOf.truncatedTo(ChronoUnit.MILLIS);
    flags = Set.copyOf(flags);
  }

  /** Whether it has no record of the period at all, not even of zero. */
  public boolean isSilent() {
    return categories.categories().isEmpty();
  }

  /**
   * @param records of this period only, complete, each category once
   * @param greatestOfRead stands in where no record of the period states an as_of
   * @param observedAt stands in where nothing in the read did
   */
  public static Statement of(
      UsagePeriod period,
      List<UsageRecord> records,
      Optional<Instant> greatestOfRead,
      Instant observedAt) {
    return new StatementsOfRead(greatestOfRead, observedAt).of(period, records);
  }
}
