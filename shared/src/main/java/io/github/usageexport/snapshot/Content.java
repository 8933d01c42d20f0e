package io.github.usageexport.snapshot;

import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

  /** Whether any amount differs from zero. */
  public boolean hasAmounts() {
    return rows.stream().anyMatch(row -> !row.isZero());
  }

  /** Whether the rows with a price name more than one currency. */
  public boolean isCurrencyMixed() {
    return rows.stream()
            .filter(row -> row.price() != null && row.priceUnit() != null)
            .map(StatedAmounts::priceUnit)
            .distinct()
            .count()
        > 1;
  }

  /** The number of categories other than the total. */
  public int categories() {
    return (int) rows.stream().filter(row -> !row.category().isTotalprice()).count();
  }
}
