package io.github.usageexport.control;

import io.github.usageexport.snapshot.PriceDrop;
import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Category;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds, in an account's versions, where a category's price looked late or lost. */
final class LostPrices {
  private final List<Version> versions;
  private final Set<Category> priced = new HashSet<>();

  /**
   * @param versions of one account, OUT_OF_ORDER ones left out, by day and number
   */
  LostPrices(List<Version> versions) {
    this.versions = versions;
    for (Version version : versions) {
      for (StatedAmounts row : version.content().rows()) {
        if (Prices.of(row).signum() != 0) {
          priced.add(row.category());
        }
      }
    }
  }

  /**
   * A day on which a price looked late or lost.
   *
   * @param healed when a good price was stated; null until then
   * @param before the price of the version that was replaced; 0 if there is none
   */
  record Flagged(
      Category category,
      LocalDate day,
      @Nullable String unit,
      Instant since,
      @Nullable Instant healed,
      BigDecimal before,
      BigDecimal then,
      BigDecimal now) {}

  List<Flagged> flagged() {
    List<Flagged> found = new ArrayList<>();
    Set<List<Object>> seen = new HashSet<>();
    for (Version version : versions) {
      for (StatedAmounts row : version.content().rows()) {
        boolean isTotal = row.category().isTotalprice();
        BigDecimal former = isTotal ? null : lost(version, row);
        if (former != null && seen.add(List.of(row.category(), version.period()))) {
          found.add(follow(version, row, former));
        }
      }
    }
    return found;
  }

  /** What the price should be at least; null if nothing is wrong with it. */
  private @Nullable BigDecimal lost(Version version, StatedAmounts row) {
    if (version.flags().contains(QualityFlag.PRICE_PENDING)
        && Prices.of(row).signum() == 0
        && priced.contains(row.category())
        && isUsed(row)) {
      return BigDecimal.ZERO;
    }
    return version.flags().contains(QualityFlag.PRICE_DROP)
        ? replaced(version, row).flatMap(former -> PriceDrop.least(former, row)).orElse(null)
        : null;
  }

  /** What the version that was replaced states of the row's category. */
  private Optional<StatedAmounts> replaced(Version version, StatedAmounts row) {
    Version.Replaced replaced = version.replaced();
    return replaced == null
        ? Optional.empty()
        : versions.stream()
            .filter(before -> before.period().equals(version.period()))
            .filter(before -> before.number() == replaced.number())
            .findFirst()
            .flatMap(before -> before.content().find(row.category()));
  }

  private static boolean isUsed(StatedAmounts row) {
    return Prices.orZero(row.count()).signum() != 0 || Prices.orZero(row.usage()).signum() != 0;
  }

  private Flagged follow(Version flagged, StatedAmounts row, BigDecimal least) {
    Instant healed = null;
    BigDecimal now = Prices.of(row);
    for (Version later : versions) {
      if (later.period().equals(flagged.period()) && later.number() > flagged.number()) {
        now = Prices.of(later.content(), row.category());
        boolean isGood = now.signum() > 0 && now.compareTo(least) >= 0;
        healed = isGood ? (healed == null ? later.asOf() : healed) : null;
      }
    }
    return new Flagged(
        row.category(),
        flagged.period().firstDay(),
        flagged.content().currency(row),
        flagged.asOf(),
        healed,
        replaced(flagged, row).map(Prices::of).orElse(BigDecimal.ZERO),
        Prices.of(row),
        now);
  }
}
