package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.snapshot.StatedCategories;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.snapshot.VersionCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Lists of stated categories, each kept once under its digest; those used last stay in memory. */
final class CategoryItems {
  private static final int REMEMBERED = 64;

  private final DynamoTable table;
  private final Parts parts;
  private final SequencedMap<String, StatedCategories> remembered =
      new LinkedHashMap<>(2 * REMEMBERED, 0.75f, true);

  CategoryItems(DynamoTable table) {
    this.table = table;
    this.parts = new Parts(table);
  }

  StatedCategories find(String digest) {
    StatedCategories known = recall(digest);
    if (known != null) {
      return known;
    }
    StatedCategories found =
        table
            .get(ItemKey.categories(digest))
            .map(item -> VersionCodec.unpackCategories(digest, parts.read(item)))
            .orElseThrow(
                () ->
                    new StoreException(
                        ("The DynamoDB table '%s' has no list of categories %s: restore the table"
                                + " to a point in time when it had")
                            .formatted(table.name(), digest)));
    remember(found);
    return found;
  }

  /** Puts the lists that the table does not have; any number of times, before what names them. */
  void keep(List<StatedCategories> lists) {
    for (StatedCategories list : lists) {
      if (recall(list.digest()) == null) {
        ItemKey key = ItemKey.categories(list.digest());
        // A refused write costs as much as one that is done; a read costs less.
        if (table.get(key).isEmpty()) {
          ItemWriter item = ItemWriter.at(key).number("categories", list.count());
          table.putIfAbsent(parts.write(item, VersionCodec.pack(list)));
        }
        remember(list);
      }
    }
  }

  private synchronized void remember(StatedCategories list) {
    remembered.put(list.digest(), list);
    if (remembered.size() > REMEMBERED) {
      remembered.pollFirstEntry();
    }
  }

  private synchronized @Nullable StatedCategories recall(String digest) {
    return remembered.get(digest);
  }
}
