package io.github.usageexport.cli.sqlite;

import io.github.usageexport.snapshot.StatedCategories;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.snapshot.VersionCodec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists of stated categories, each kept once under its digest; those used last stay in memory. */
final class CategoryLists {
  private static final int REMEMBERED = 64;
  private static final String SELECT = "SELECT content FROM categories WHERE digest = ?";

  /** Another writer may have added the very list in the meantime. */
  private static final String INSERT =
      "INSERT OR IGNORE INTO categories (digest, content) VALUES (?, ?)";

  private final SqliteDatabase database;
  private final Map<String, StatedCategories> remembered =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StatedCategories> eldest) {
          return size() > REMEMBERED;
        }
      };

  CategoryLists(SqliteDatabase database) {
    this.database = database;
  }

  StatedCategories find(String digest) {
    StatedCategories known = recall(digest);
    if (known != null) {
      return known;
    }
    StatedCategories found =
        database
            .read(
                session ->
                    session
                        .query(SELECT)
                        .with(digest)
                        .first(row -> VersionCodec.unpackCategories(digest, row.bytes())))
            .orElseThrow(
                () ->
                    new StoreException(
                        "The store %s has no list of categories %s: restore it from a backup"
                            .formatted(database.file(), digest)));
    remember(List.of(found));
    return found;
  }

  /** Those of the lists that are to be added. */
  List<StatedCategories> notKept(List<StatedCategories> lists) {
    List<StatedCategories> unsure =
        lists.stream().filter(list -> recall(list.digest()) == null).toList();
    if (unsure.isEmpty()) {
      return unsure;
    }
    List<StatedCategories> missing = new ArrayList<>();
    return database.read(
        session -> {
          for (StatedCategories list : unsure) {
            if (!session.query(SELECT).with(list.digest()).finds()) {
              missing.add(list);
            }
          }
          return missing;
        });
  }

  void add(SqliteSession session, List<StatedCategories> lists) throws SQLException {
    for (StatedCategories list : lists) {
      session.query(INSERT).with(list.digest()).with(VersionCodec.pack(list)).update();
    }
  }

  /** To be called only with lists whose transaction is over. */
  synchronized void remember(List<StatedCategories> lists) {
    lists.forEach(list -> remembered.put(list.digest(), list));
  }

  private synchronized @Nullable StatedCategories recall(String digest) {
    return remembered.get(digest);
  }
}
