package io.github.usageexport.pipeline;

import io.github.usageexport.control.CategoryStore;
import io.github.usageexport.control.SeenCategory;
import io.github.usageexport.snapshot.StatedCategory;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.usage.Category;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Notes which categories Twilio states. Statements mostly share a few lists of them, so that nearly
 * all are known already, and one that is known is noted again after a day at the earliest.
 */
public final class StatedNames {
  private static final Duration OFTEN_ENOUGH = Duration.ofDays(1);
  private static final int MOST_LISTS = 10_000;

  private final CategoryStore store;
  private final Set<String> lists = new HashSet<>();
  private final Map<Category, Instant> noted = new HashMap<>();

  public StatedNames(CategoryStore store) {
    this.store = store;
  }

  synchronized void note(Collection<Statement> statements, Instant observedAt) {
    Map<Category, SeenCategory> fresh = new LinkedHashMap<>();
    for (Statement statement : statements) {
      if (lists.size() > MOST_LISTS) {
        lists.clear();
      }
      if (lists.add(statement.categories().digest())) {
        for (StatedCategory stated : statement.categories().categories()) {
          if (isDue(stated.category(), observedAt)) {
            fresh.put(stated.category(), seen(stated, observedAt));
          }
        }
      }
    }
    if (!fresh.isEmpty()) {
      store.save(fresh.values());
      fresh.keySet().forEach(category -> noted.put(category, observedAt));
    }
  }

  private boolean isDue(Category category, Instant now) {
    Instant last = noted.get(category);
    return last == null || !now.isBefore(last.plus(OFTEN_ENOUGH));
  }

  private static SeenCategory seen(StatedCategory stated, Instant observedAt) {
    return new SeenCategory(
        stated.category(), stated.countUnit(), stated.usageUnit(), observedAt, observedAt);
  }
}
