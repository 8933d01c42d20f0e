package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.control.CategoryStore;
import io.github.usageexport.control.SeenCategory;
import io.github.usageexport.snapshot.InstantText;
import io.github.usageexport.usage.Category;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keeps the categories that Twilio stated in a {@link DynamoTable}, an item each in one partition.
 */
public final class DynamoCategoryStore implements CategoryStore {
  private static final String COUNT_UNIT = "count_unit";
  private static final String USAGE_UNIT = "usage_unit";
  private static final String FIRST_SEEN = "first_seen";
  private static final String LAST_SEEN = "last_seen";
  private static final String UNCHANGED = FIRST_SEEN + " = :first AND " + LAST_SEEN + " = :last";
  private static final int WRITES_AT_ONCE = 8;

  private final DynamoTable table;

  public DynamoCategoryStore(DynamoTable table) {
    this.table = table;
  }

  @Override
  public List<SeenCategory> categories() {
    return table.query(ItemKey.CATEGORY_NAMES).stream().map(DynamoCategoryStore::read).toList();
  }

  @Override
  public void save(Collection<SeenCategory> categories) {
    try (Stream<Boolean> saved = ReadAhead.map(categories, WRITES_AT_ONCE, this::merge)) {
      saved.forEach(each -> {});
    }
  }

  /** Another writer may come in between: then what it wrote is merged as well. */
  private boolean merge(SeenCategory seen) {
    while (true) {
      Optional<SeenCategory> known =
          table.get(ItemKey.categoryName(seen.category())).map(DynamoCategoryStore::read);
      boolean written =
          known.isEmpty()
              ? table.putIf(write(seen), Condition.ABSENT, Map.of())
              : table.putIf(
                  write(known.get().with(seen)),
                  UNCHANGED,
                  Map.of(
                      ":first", instant(known.get().firstSeen()),
                      ":last", instant(known.get().lastSeen())));
      if (written) {
        return true;
      }
    }
  }

  private static ItemWriter write(SeenCategory seen) {
    return ItemWriter.at(ItemKey.categoryName(seen.category()))
        .text(COUNT_UNIT, seen.countUnit())
        .text(USAGE_UNIT, seen.usageUnit())
        .instant(FIRST_SEEN, seen.firstSeen())
        .instant(LAST_SEEN, seen.lastSeen());
  }

  private static SeenCategory read(Item item) {
    return new SeenCategory(
        new Category(item.text(TableDefinition.SORT_KEY)),
        item.optionalText(COUNT_UNIT),
        item.optionalText(USAGE_UNIT),
        item.instant(FIRST_SEEN),
        item.instant(LAST_SEEN));
  }

  private static AttributeValue instant(Instant moment) {
    return AttributeValue.fromS(InstantText.of(moment));
  }
}
