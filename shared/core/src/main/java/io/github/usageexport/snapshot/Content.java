package io.github.usageexport.snapshot;

import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a statement says that matters: each category with an amount other than zero, and the total,
 * in order of category. Two statements with the same digest say the same.
 *
 * @param digest 64 hexadecimal digits over categories, amounts and units
 */
public record Content(String digest, List<StatedAmounts> rows) {
  private static final int SHORT_DIGEST = 16;

  static final Comparator<StatedAmounts> ORDER = Comparator.comparing(StatedAmounts::category);

  public Content {
    rows = List.copyOf(rows);
  }

  /**
   * @param stated rows in any order, zero ones included
   */
  public static Content of(List<StatedAmounts> stated) {
    List<StatedAmounts> rows =
        stated.stream().filter(StatedAmounts::isContent).sorted(ORDER).toList();
    Digest digest = new Digest();
    for (StatedAmounts row : rows) {
      digest
          .add(row.category())
          .add(row.count())
          .add(row.countUnit())
          .add(row.usage())
          .add(row.usageUnit())
          .add(row.price())
          .add(row.priceUnit());
    }
    return new Content(digest.hex(), rows);
  }

  /** The part of the digest that tells contents of one period apart, where space is dear. */
  public String shortDigest() {
    return shortened(digest);
  }

  /** The part of a digest that {@link #shortDigest} is of its own. */
  public static String shortened(String digest) {
    return digest.substring(0, Math.min(digest.length(), SHORT_DIGEST));
  }

  /** The price of all usage; empty where Twilio did not state it. */
  public Optional<Amount> totalPrice() {
    return find(Category.TOTALPRICE).map(StatedAmounts::price);
  }

  public Optional<StatedAmounts> find(Category category) {
    return rows.stream().filter(row -> row.category().equals(category)).findFirst();
  }

  /**
   * The currency of the whole, in lower case: that of the total, else the first by name that any
   * row states; null if none does.
   */
  public @Nullable String currency() {
    return find(Category.TOTALPRICE)
        .map(StatedAmounts::priceUnit)
        .or(
            () ->
                rows.stream()
                    .map(StatedAmounts::priceUnit)
                    .filter(Objects::nonNull)
                    .map(Content::lower)
                    .min(Comparator.naturalOrder()))
        .map(Content::lower)
        .orElse(null);
  }

  /** The currency of a row's price, in lower case; of one that states none, that of the whole. */
  public @Nullable String currency(StatedAmounts row) {
    return row.priceUnit() == null ? currency() : lower(row.priceUnit());
  }

  private static String lower(String unit) {
    return unit.toLowerCase(Locale.ROOT);
  }

  /** Whether any amount differs from zero. */
  public boolean hasAmounts() {
    return rows.stream().anyMatch(row -> !row.isZero());
  }

  /** Those of all prices. */
  public NavigableSet<String> currencies() {
    return rows.stream()
        .filter(row -> row.price() != null)
        .map(this::currency)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether the rows with a price are in more than one currency. */
  public boolean isCurrencyMixed() {
    return currencies().size() > 1;
  }

  /** The number of categories other than the total. */
  public int categories() {
    return (int) rows.stream().filter(row -> !row.category().isTotalprice()).count();
  }
}
