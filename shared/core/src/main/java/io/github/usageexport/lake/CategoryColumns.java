package io.github.usageexport.lake;

import static io.github.usageexport.lake.Column.string;
import static io.github.usageexport.lake.Column.timestamp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of {@link CategoryRow}. */
final class CategoryColumns {
  static final List<Column<CategoryRow>> ALL =
      List.of(
          string("category", "usage category as Twilio spells it", row -> row.category().name()),
          string("role", "ADDITIVE, ROLLUP, OVERLAP, TOTAL or UNKNOWN", CategoryRow::role),
          string("family", "product family", CategoryRow::family),
          string("parent", "the category that includes it", CategoryColumns::parent),
          string("evidence", "what role and parent rest on", CategoryRow::evidence),
          string("count_unit", "unit of count", CategoryRow::countUnit),
          string("usage_unit", "unit of usage", CategoryRow::usageUnit),
          timestamp("first_seen", "when Twilio first stated it to us", CategoryRow::firstSeen),
          timestamp("last_seen", "when Twilio last stated it to us", CategoryRow::lastSeen),
          string("catalogue_version", "version of the catalogue", CategoryRow::catalogueVersion));

  private CategoryColumns() {}

  private static @Nullable String parent(CategoryRow row) {
    return row.parent() == null ? null : row.parent().name();
  }
}
