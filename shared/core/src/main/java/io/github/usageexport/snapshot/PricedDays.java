package io.github.usageexport.snapshot;

import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On which days of an account each category has a price: those of the slice, as they are being
 * recorded or else as they are current, and where these do not tell, the last {@value #DAYS_BEFORE}
 * days before its month. So an unpriced row costs at most the versions of one month and of ten days
 * to be read, once for all rows of a slice.
 */
final class PricedDays {
  static final int DAYS_BEFORE = 10;

  /** So many other days with a price make a category one that is usually priced. */
  private static final int USUAL = 3;

  private final SnapshotStore store;
  private final SliceHead head;
  private final Iterable<Statement> statements;
  private @Nullable Map<Category, Set<UsagePeriod>> ofSlice;
  private @Nullable Map<Category, Set<UsagePeriod>> before;

  PricedDays(SnapshotStore store, SliceHead head, Iterable<Statement> statements) {
    this.store = store;
    this.head = head;
    this.statements = statements;
  }

  /** Whether the category has a price on at least three days other than this one. */
  boolean areUsual(Category category, UsagePeriod day) {
    long other =
        ofSlice().getOrDefault(category, Set.of()).stream()
            .filter(priced -> !priced.equals(day))
            .count();
    return other >= USUAL
        || (head.key().granularity() == Granularity.DAILY
            && other + before().getOrDefault(category, Set.of()).size() >= USUAL);
  }

  /** Read only when a row asks: most slices have no unpriced usage. */
  private Map<Category, Set<UsagePeriod>> ofSlice() {
    Map<Category, Set<UsagePeriod>> found = ofSlice;
    if (found == null) {
      found = new HashMap<>();
      Set<UsagePeriod> read = new HashSet<>();
      for (Statement statement : statements) {
        read.add(statement.period());
        add(found, statement.period(), statement.content());
      }
      for (Head known : head.heads().values()) {
        if (!read.contains(known.period())) {
          addCurrent(found, known);
        }
      }
      ofSlice = found;
    }
    return found;
  }

  private Map<Category, Set<UsagePeriod>> before() {
    Map<Category, Set<UsagePeriod>> found = before;
    if (found == null) {
      found = new HashMap<>();
      LocalDate first = head.key().bucket().firstDay();
      UsagePeriod lastDay = UsagePeriod.day(first.minusDays(1));
      SliceHead month = store.head(SliceKey.of(head.key().account(), lastDay));
      for (Head known :
          month.heads().tailMap(UsagePeriod.day(first.minusDays(DAYS_BEFORE))).values()) {
        addCurrent(found, known);
      }
      before = found;
    }
    return found;
  }

  private void addCurrent(Map<Category, Set<UsagePeriod>> priced, Head known) {
    known
        .known()
        .map(belief -> store.version(head.key().account(), known.period(), belief.current()))
        .ifPresent(version -> add(priced, known.period(), version.content()));
  }

  private static void add(
      Map<Category, Set<UsagePeriod>> priced, UsagePeriod day, Content content) {
    for (StatedAmounts row : content.rows()) {
      Amount price = row.price();
      if (price != null && !price.isZero()) {
        priced.computeIfAbsent(row.category(), any -> new HashSet<>()).add(day);
      }
    }
  }
}
