package io.github.usageexport.snapshot;

import io.github.usageexport.usage.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Packs what a version holds into few bytes, and back without loss: the format's number in one
 * byte, then the rows, compressed. Stores of every kind keep the same bytes, and a packed content
 * can be read without anything else. What was written in any format stays readable.
 */
public final class VersionCodec {
  /** The newest, in which everything is written. */
  static final byte FORMAT = 1;

  /** How each format is read, the first one first. A next one is added, none is ever taken away. */
  private static final List<Function<VersionCodecReader, List<StatedAmounts>>> CONTENTS =
      List.of(VersionCodec::rows);

  private static final List<Function<VersionCodecReader, List<StatedCategory>>> CATEGORIES =
      List.of(VersionCodec::categories);

  /** A row is seven fields behind a category, of a byte each at least. */
  private static final int SMALLEST_ROW = 8;

  private static final int SMALLEST_CATEGORY = 6;

  private static final int COUNT_NULL = 1;
  private static final int USAGE_NULL = 2;
  private static final int PRICE_NULL = 4;

  private VersionCodec() {}

  public static byte[] pack(Content content) {
    VersionCodecWriter out = new VersionCodecWriter();
    out.number(content.rows().size());
    for (StatedAmounts row : content.rows()) {
      out.text(row.category().name());
      out.text(row.description());
      out.amount(row.count());
      out.text(row.countUnit());
      out.amount(row.usage());
      out.text(row.usageUnit());
      out.amount(row.price());
      out.text(row.priceUnit());
    }
    return VersionCodecFrame.wrap(FORMAT, out);
  }

  /**
   * The content that was packed into these bytes.
   *
   * @param digest of the content, which is kept beside the bytes
   * @throws StoreException if they are of a newer format, or damaged
   */
  public static Content unpackContent(String digest, byte[] packed) {
    return new Content(digest, VersionCodecFrame.unwrap(CONTENTS, packed));
  }

  public static byte[] pack(StatedCategories stated) {
    VersionCodecWriter out = new VersionCodecWriter();
    out.number(stated.categories().size());
    for (StatedCategory category : stated.categories()) {
      out.text(category.category().name());
      out.text(category.description());
      out.text(category.countUnit());
      out.text(category.usageUnit());
      out.text(category.priceUnit());
      out.number(
          (category.countNull() ? COUNT_NULL : 0)
              | (category.usageNull() ? USAGE_NULL : 0)
              | (category.priceNull() ? PRICE_NULL : 0));
    }
    return VersionCodecFrame.wrap(FORMAT, out);
  }

  /**
   * The list that was packed into these bytes.
   *
   * @param digest of the list, under which it is kept
   * @throws StoreException if they are of a newer format, or damaged
   */
  public static StatedCategories unpackCategories(String digest, byte[] packed) {
    return new StatedCategories(digest, VersionCodecFrame.unwrap(CATEGORIES, packed));
  }

  private static List<StatedAmounts> rows(VersionCodecReader in) {
    int count = in.count(SMALLEST_ROW);
    List<StatedAmounts> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(row(in));
    }
    return rows;
  }

  private static List<StatedCategory> categories(VersionCodecReader in) {
    int count = in.count(SMALLEST_CATEGORY);
    List<StatedCategory> categories = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      categories.add(category(in));
    }
    return categories;
  }

  private static StatedAmounts row(VersionCodecReader in) {
    return new StatedAmounts(
        new Category(in.requiredText()),
        in.text(),
        in.amount(),
        in.text(),
        in.amount(),
        in.text(),
        in.amount(),
        in.text());
  }

  private static StatedCategory category(VersionCodecReader in) {
    Category category = new Category(in.requiredText());
    String description = in.text();
    String countUnit = in.text();
    String usageUnit = in.text();
    String priceUnit = in.text();
    long nulls = in.number();
    return new StatedCategory(
        category,
        description,
        countUnit,
        usageUnit,
        priceUnit,
        (nulls & COUNT_NULL) != 0,
        (nulls & USAGE_NULL) != 0,
        (nulls & PRICE_NULL) != 0);
  }
}
