package io.github.usageexport.snapshot;

import io.github.usageexport.usage.UsageRecord;
import java.util.List;

/**
 * Every category of a statement, zero ones included, in order of category. Statements of one
 * account mostly share it, so it is kept once, under its digest.
 *
 * @param digest 64 hexadecimal digits over everything in {@code categories}
 */
public record StatedCategories(String digest, List<StatedCategory> categories) {
  public StatedCategories {
    categories = List.copyOf(categories);
  }

  public static StatedCategories of(List<StatedCategory> categories) {
    Digest digest = new Digest();
    for (StatedCategory stated : categories) {
      digest
          .add(stated.category())
          .add(stated.description())
          .add(stated.countUnit())
          .add(stated.usageUnit())
          .add(stated.priceUnit())
          .add(nulls(stated));
    }
    return new StatedCategories(digest.hex(), categories);
  }

  /** Whether these are the categories of the records, which are in order of category. */
  boolean describe(List<UsageRecord> records) {
    boolean same = records.size() == categories.size();
    for (int i = 0; same && i < records.size(); i++) {
      same = categories.get(i).describes(records.get(i));
    }
    return same;
  }

  /** How many they are, the total not counted. */
  public int count() {
    return (int) categories.stream().filter(stated -> !stated.category().isTotalprice()).count();
  }

  private static int nulls(StatedCategory stated) {
    return (stated.countNull() ? 1 : 0)
        + (stated.usageNull() ? 2 : 0)
        + (stated.priceNull() ? 4 : 0);
  }
}
