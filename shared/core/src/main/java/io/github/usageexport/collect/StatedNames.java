package io.github.usageexport.collect;

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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notes which categories Twilio states. Statements mostly share a few lists of them, so that nearly
 * all are known already, and one that is known is noted again after a day at the earliest.
 */
public final class StatedNames {
  private static final Duration OFTEN_ENOUGH = Duration.ofDays(1);
  private static final int MOST_LISTS = 10_000;

  private final CategoryStore store;

  /** When each list was last noted, by its digest. */
  private final Map<String, Instant> lists = new HashMap<>();

  private final Map<Category, SeenCategory> noted = new HashMap<>();

  public StatedNames(CategoryStore store) {
    this.store = store;
  }

  synchronized void note(Collection<Statement> statements, Instant observedAt) {
    Map<Category, SeenCategory> fresh = new LinkedHashMap<>();
    Set<String> due = new HashSet<>();
    for (Statement statement : statements) {
      String digest = statement.categories().digest();
      Instant last = lists.get(digest);
      boolean isDue = last == null || !observedAt.isBefore(last.plus(OFTEN_ENOUGH));
      if (isDue && due.add(digest)) {
        for (StatedCategory stated : statement.categories().categories()) {
          SeenCategory seen = seen(stated, observedAt);
          if (isDue(noted.get(stated.category()), seen)) {
            fresh.merge(stated.category(), seen, SeenCategory::with);
          }
        }
      }
    }
    if (!fresh.isEmpty()) {
      store.save(fresh.values());
      fresh.forEach((category, seen) -> noted.merge(category, seen, SeenCategory::with));
    }
    if (lists.size() > MOST_LISTS) {
      lists.clear();
    }
    // Only what was saved is known: a store that failed is asked again.
    due.forEach(digest -> lists.put(digest, observedAt));
  }

  private static boolean isDue(@Nullable SeenCategory last, SeenCategory seen) {
    return last == null
        || !seen.lastSeen().isBefore(last.lastSeen().plus(OFTEN_ENOUGH))
        || !hasUnitsOf(last, last.with(seen));
  }

  private static boolean hasUnitsOf(SeenCategory one, SeenCategory other) {
    return Objects.equals(one.countUnit(), other.countUnit())
        && Objects.equals(one.usageUnit(), other.usageUnit());
  }

  private static SeenCategory seen(StatedCategory stated, Instant observedAt) {
    return new SeenCategory(
        stated.category(), stated.countUnit(), stated.usageUnit(), observedAt, observedAt);
  }
}
