package io.github.usageexport.report;

import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.Restatement;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.usage.Amount;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Prices added up, each currency by itself. */
public final class Prices {
  /** Stands for the currency of a price of a day that names none at all. */
  public static final String NO_CURRENCY = "(none)";

  private final SortedMap<String, BigDecimal> sums = new TreeMap<>();

  /** The currency of a price unit, in lower case. */
  static String currency(@Nullable String priceUnit) {
    return priceUnit == null ? NO_CURRENCY : priceUnit.toLowerCase(Locale.ROOT);
  }

  /** By currency, in lower case. */
  public SortedMap<String, BigDecimal> byCurrency() {
    return Collections.unmodifiableSortedMap(sums);
  }

  /** Zero for a currency in which there is no price. */
  public BigDecimal in(String currency) {
    return sums.getOrDefault(currency, BigDecimal.ZERO);
  }

  public boolean isZero() {
    return sums.values().stream().allMatch(sum -> sum.signum() == 0);
  }

  /** The greatest of the sums, whatever their signs and currencies. */
  public BigDecimal magnitude() {
    return sums.values().stream()
        .map(BigDecimal::abs)
        .max(BigDecimal::compareTo)
        .orElse(BigDecimal.ZERO);
  }

  /** What a restatement changed of the total, each side in its own currency. */
  public static Prices change(Restatement restatement) {
    Prices before = new Prices();
    Prices after = new Prices();
    for (Restatement.Change change : restatement.changes()) {
      if (change.after().category().isTotalprice()) {
        before.add(restatement.previous().content(), change.before());
        after.add(restatement.version().content(), change.after());
      }
    }
    return after.minus(before);
  }

  /**
   * Adds a row of this content. A zero without a currency, which stands for a day of which nothing
   * was stated, adds nothing.
   */
  public void add(Content content, StatedAmounts row) {
    Amount price = row.price();
    String currency = content.currency(row);
    if (price != null && (currency != null || !price.isZero())) {
      add(currency(currency), price.value());
    }
  }

  void add(String currency, BigDecimal price) {
    sums.merge(currency, price, BigDecimal::add);
  }

  void add(Prices other) {
    other.sums.forEach(this::add);
  }

  /** Adds each of {@code more} to the sum of its key. */
  static <K> void addAll(Map<K, Prices> sums, Map<K, Prices> more) {
    more.forEach((key, prices) -> sums.computeIfAbsent(key, any -> new Prices()).add(prices));
  }

  Prices minus(Prices other) {
    Prices difference = new Prices();
    difference.add(this);
    other.sums.forEach((currency, price) -> difference.add(currency, price.negate()));
    return difference;
  }

  @Override
  public String toString() {
    return sums.toString();
  }
}
