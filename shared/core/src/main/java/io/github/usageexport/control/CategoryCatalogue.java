package io.github.usageexport.control;

import io.github.usageexport.usage.Category;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The categories that are known, from the resource {@code categories.csv}. */
public final class CategoryCatalogue {
  private static final String RESOURCE = "categories.csv";
  private static final String VERSION = "# version ";
  private static final int COLUMNS = 8;

  private final String version;
  private final Map<Category, CatalogueEntry> entries;
  private final Map<String, CatalogueEntry> ignoringCase = new HashMap<>();

  private CategoryCatalogue(String version, SortedMap<Category, CatalogueEntry> entries) {
    this.version = version;
    // Looked up for every row of every partition: by hash, in the order of the sorted ones.
    this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    entries
        .values()
        .forEach(
            entry -> ignoringCase.put(entry.category().name().toLowerCase(Locale.ROOT), entry));
  }

  /** The catalogue that this software came with. */
  public static CategoryCatalogue load() {
    try (InputStream resource = CategoryCatalogue.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8));
      return parse(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CategoryCatalogue parse(List<String> lines) {
    SortedMap<Category, CatalogueEntry> entries = new TreeMap<>();
    for (String line : lines.subList(2, lines.size())) {
      String[] fields = line.split(",", -1);
      if (fields.length != COLUMNS) {
        throw new IllegalStateException(RESOURCE + " has a line of other columns: " + line);
      }
      Category category = new Category(fields[0]);
      entries.put(
          category,
          new CatalogueEntry(
              category,
              CategoryRole.valueOf(fields[1]),
              text(fields[2]),
              text(fields[3]),
              text(fields[4]),
              text(fields[5]),
              text(fields[6]),
              fields[7].isEmpty() ? List.of() : List.of(fields[7].split(";"))));
    }
    return new CategoryCatalogue(lines.getFirst().substring(VERSION.length()), entries);
  }

  private static @Nullable String text(String field) {
    return field.isEmpty() ? null : field;
  }

  /** Changes whenever a role, a family or a category does. */
  public String version() {
    return version;
  }

  public boolean contains(Category category) {
    return entry(category) != null;
  }

  /** Twilio's documents write some names in mixed case; its lists may as well. */
  private @Nullable CatalogueEntry entry(Category category) {
    CatalogueEntry entry = entries.get(category);
    return entry == null ? ignoringCase.get(category.name().toLowerCase(Locale.ROOT)) : entry;
  }

  /** UNKNOWN for a category that is not in it. */
  public CatalogueEntry find(Category category) {
    CatalogueEntry entry = entry(category);
    return entry == null ? CatalogueEntry.unknown(category) : entry;
  }

  /** In order of category. */
  public Collection<CatalogueEntry> entries() {
    return entries.values();
  }
}
