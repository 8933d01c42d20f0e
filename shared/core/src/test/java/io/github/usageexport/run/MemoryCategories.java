package io.github.usageexport.run;

import io.github.usageexport.control.CategoryStore;
import io.github.usageexport.control.SeenCategory;
import io.github.usageexport.usage.Category;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Categories in memory, and how often any were saved. */
public final class MemoryCategories implements CategoryStore {
  private final SortedMap<Category, SeenCategory> categories = new TreeMap<>();
  private int saves;

  @Override
  public synchronized List<SeenCategory> categories() {
    return List.copyOf(categories.values());
  }

  @Override
  public synchronized void save(Collection<SeenCategory> seen) {
    saves++;
    seen.forEach(each -> categories.merge(each.category(), each, SeenCategory::with));
  }

  public synchronized int saves() {
    return saves;
  }
}
