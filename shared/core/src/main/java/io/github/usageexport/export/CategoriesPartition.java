package io.github.usageexport.export;

import io.github.usageexport.control.CatalogueEntry;
import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.control.CategoryStore;
import io.github.usageexport.control.SeenCategory;
import io.github.usageexport.lake.CategoryRow;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.PartitionFooter;
import io.github.usageexport.lake.PartitionSource;
import io.github.usageexport.snapshot.Digest;
import io.github.usageexport.usage.Category;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue, and every category that Twilio ever stated. That one was seen again is no change.
 */
final class CategoriesPartition {
  private CategoriesPartition() {}

  static PartitionSource<CategoryRow> of(CategoryStore store, CategoryCatalogue catalogue) {
    SortedMap<Category, SeenCategory> seen = new TreeMap<>();
    store.categories().forEach(each -> seen.put(each.category(), each));
    SortedSet<Category> names = new TreeSet<>(seen.keySet());
    catalogue.entries().forEach(entry -> names.add(entry.category()));
    List<CategoryRow> rows =
        names.stream()
            .map(name -> row(catalogue.find(name), seen.get(name), catalogue.version()))
            .toList();
    Digest digest = new Digest().add(Datasets.SCHEMA_VERSION).add(catalogue.version());
    rows.forEach(
        row ->
            digest
                .add(row.category())
                .add(row.countUnit())
                .add(row.usageUnit())
                .add(row.firstSeen()));
    return new PartitionSource<>(
        new PartitionFooter(digest.hex(), seen.size(), catalogue.version()), true, rows::stream);
  }

  private static CategoryRow row(
      CatalogueEntry entry, @Nullable SeenCategory seen, String catalogueVersion) {
    String parent = entry.parent();
    return new CategoryRow(
        entry.category(),
        entry.role().name(),
        entry.family(),
        parent == null ? null : new Category(parent),
        entry.evidence(),
        entry.countUnit() != null || seen == null ? entry.countUnit() : seen.countUnit(),
        entry.usageUnit() != null || seen == null ? entry.usageUnit() : seen.usageUnit(),
        seen == null ? null : seen.firstSeen(),
        seen == null ? null : seen.lastSeen(),
        catalogueVersion);
  }
}
