package io.github.usageexport.snapshot;

import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes the statements of one complete read. One period mostly states the categories of the period
 * before: their list is then the same object, and neither it nor its digest is made anew.
 */
public final class StatementsOfRead {
  private final Optional<Instant> greatestAsOf;
  private final Instant observedAt;

  /** Those of the period before. */
  private StatedCategories stated = StatedCategories.of(List.of());

  /** Where each of those categories stood among the records that were read. */
  private int[] places = {};

  /**
   * @param greatestAsOf of the read: stands in where no record of a period states an as_of
   * @param observedAt stands in where nothing in the read did
   */
  public StatementsOfRead(Optional<Instant> greatestAsOf, Instant observedAt) {
    this.greatestAsOf = greatestAsOf;
    this.observedAt = observedAt;
  }

  /**
   * @param records of this period only, complete, each category once
   */
  public Statement of(UsagePeriod period, List<UsageRecord> records) {
    List<UsageRecord> sorted = sorted(records);
    List<StatedAmounts> amounts = new ArrayList<>();
    Instant asOf = null;
    boolean mixed = false;
    boolean rounded = false;
    for (UsageRecord row : sorted) {
      if (StatedAmounts.isContent(row)) {
        amounts.add(StatedAmounts.of(row));
      }
      rounded |= row.isRounded();
      Instant moment = row.asOf();
      if (moment != null) {
        mixed |= asOf != null && !moment.equals(asOf);
        asOf = asOf == null || moment.isAfter(asOf) ? moment : asOf;
      }
    }
    Content content = Content.of(amounts);
    Set<QualityFlag> flags = EnumSet.noneOf(QualityFlag.class);
    if (mixed) {
      flags.add(QualityFlag.AS_OF_MIXED);
    }
    if (asOf == null && greatestAsOf.isEmpty()) {
      flags.add(QualityFlag.AS_OF_INFERRED);
    }
    if (content.isCurrencyMixed()) {
      flags.add(QualityFlag.CURRENCY_MIXED);
    }
    if (rounded) {
      flags.add(QualityFlag.AMOUNT_ROUNDED);
    }
    return new Statement(
        period, asOf == null ? greatestAsOf.orElse(observedAt) : asOf, content, stated, flags);
  }

  /** In order of category; and from then on, their categories are what is {@link #stated}. */
  private List<UsageRecord> sorted(List<UsageRecord> records) {
    // Twilio keeps its order from period to period, and comparing names costs more than all else.
    if (records.size() == places.length) {
      List<UsageRecord> asBefore = inPlaces(records);
      if (stated.describe(asBefore)) {
        return asBefore;
      }
    }
    places =
        IntStream.range(0, records.size())
            .boxed()
            .sorted(Comparator.comparing(place -> records.get(place).category()))
            .mapToInt(Integer::intValue)
            .toArray();
    List<UsageRecord> sorted = inPlaces(records);
    if (!stated.describe(sorted)) {
      stated = StatedCategories.of(sorted.stream().map(StatedCategory::of).toList());
    }
    return sorted;
  }

  private List<UsageRecord> inPlaces(List<UsageRecord> records) {
    List<UsageRecord> sorted = new ArrayList<>(places.length);
    for (int place : places) {
      sorted.add(records.get(place));
    }
    return sorted;
  }
}
