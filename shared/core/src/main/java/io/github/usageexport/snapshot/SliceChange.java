package io.github.usageexport.snapshot;

import io.github.usageexport.usage.UsagePeriod;
import java.util.List;
import java.util.Map;

/**
 * One transaction: a slice's next heads and the versions that go with them; all of it or nothing.
 *
 * @param before the heads that the change was decided on
 * @param changed the heads that are no longer as before
 * @param versions new ones, to be added
 * @param categories the lists that the versions name by digest
 * @param restatements what changed against versions that were no longer OPEN
 */
public record SliceChange(
    SliceHead before,
    Map<UsagePeriod, Head> changed,
    List<Version> versions,
    List<StatedCategories> categories,
    List<Restatement> restatements,
    Counts counts) {
  public SliceChange {
    changed = Map.copyOf(changed);
    versions = List.copyOf(versions);
    categories = List.copyOf(categories);
    restatements = List.copyOf(restatements);
  }

  /** How many periods the statements left in which state. */
  public record Counts(int created, int changed, int unchanged, int outOfOrder) {
    public static final Counts NONE = new Counts(0, 0, 0, 0);
    static final Counts CREATED = new Counts(1, 0, 0, 0);
    static final Counts CHANGED = new Counts(0, 1, 0, 0);
    static final Counts UNCHANGED = new Counts(0, 0, 1, 0);
    static final Counts OUT_OF_ORDER = new Counts(0, 0, 0, 1);

    public Counts plus(Counts other) {
      return new Counts(
          created + other.created,
          changed + other.changed,
          unchanged + other.unchanged,
          outOfOrder + other.outOfOrder);
    }
  }

  public SliceHead after() {
    return before.with(changed);
  }
}
