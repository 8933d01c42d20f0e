package io.github.usageexport.cli.sqlite;

import io.github.usageexport.control.CategoryStore;
import io.github.usageexport.control.SeenCategory;
import io.github.usageexport.usage.Category;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Keeps the categories that Twilio stated in a {@link SqliteDatabase}. */
public final class SqliteCategoryStore implements CategoryStore {
  /** Text is compared by its UTF-8 bytes, which is the order of categories. */
  private static final String SELECT =
      "SELECT name, count_unit, usage_unit, first_seen, last_seen FROM category_names ORDER BY"
          + " name";

  private static final String PUT =
      """
      INSERT INTO category_names (name, count_unit, usage_unit, first_seen, last_seen)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET
        count_unit = coalesce(min(count_unit, excluded.count_unit), count_unit,
                     excluded.count_unit),
        usage_unit = coalesce(min(usage_unit, excluded.usage_unit), usage_unit,
                     excluded.usage_unit),
        first_seen = min(first_seen, excluded.first_seen),
        last_seen = max(last_seen, excluded.last_seen)
      """;

  private final SqliteDatabase database;

  public SqliteCategoryStore(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public List<SeenCategory> categories() {
    return database.read(session -> session.query(SELECT).list(SqliteCategoryStore::category));
  }

  @Override
  public void save(Collection<SeenCategory> categories) {
    database.write(
        session -> {
          for (SeenCategory seen : categories) {
            session
                .query(PUT)
                .with(seen.category().name())
                .with(seen.countUnit())
                .with(seen.usageUnit())
                .with(seen.firstSeen())
                .with(seen.lastSeen())
                .update();
          }
          return categories.size();
        });
  }

  private static SeenCategory category(SqliteRow row) throws SQLException {
    return new SeenCategory(
        new Category(row.text()),
        row.optionalText(),
        row.optionalText(),
        row.instant(),
        row.instant());
  }
}
