package io.github.usageexport.control;

import io.github.usageexport.usage.Category;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a category. Twilio publishes no machine-readable hierarchy; the evidence says
 * how far each edge can be believed.
 *
 * @param family the product it belongs to; null if it is not in the catalogue
 * @param parent the category that holds it; null if none is known
 * @param evidence {@code documented}, {@code name}, {@code guess} or {@code none}, and {@code
 *     -high}, {@code -medium} or {@code -low}; null if it is not in the catalogue
 * @param alsoCountedIn categories that are no parents of it and include it nevertheless
 */
public record CatalogueEntry(
    Category category,
    CategoryRole role,
    @Nullable String family,
    @Nullable String parent,
    @Nullable String evidence,
    @Nullable String countUnit,
    @Nullable String usageUnit,
    List<String> alsoCountedIn) {
  public CatalogueEntry {
    alsoCountedIn = List.copyOf(alsoCountedIn);
  }

  static CatalogueEntry unknown(Category category) {
    return new CatalogueEntry(
        category, CategoryRole.UNKNOWN, null, null, null, null, null, List.of());
  }
}
