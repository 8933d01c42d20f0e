package io.github.usageexport.snapshot;

import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a version changed against the one it replaced, category by category.
 *
 * @param previousState of the replaced version, measured at its last confirmed_as_of; a change of
 *     an OPEN period is accrual, of a CLOSED one a correction
 */
public record Restatement(
    Version previous, Version version, SettlementState previousState, List<Change> changes) {
  public Restatement {
    changes = List.copyOf(changes);
  }

  /** How a category's amounts moved. */
  public enum ChangeType {
    ADDED,
    CHANGED,
    ZEROED,
    ABSENT
  }

  /** The two sides of one category; the side that has no row of it shows zeros. */
  public record Change(ChangeType type, StatedAmounts before, StatedAmounts after) {
    public Amount countDelta() {
      return delta(StatedAmounts::count);
    }

    public Amount usageDelta() {
      return delta(StatedAmounts::usage);
    }

    public Amount priceDelta() {
      return delta(StatedAmounts::price);
    }

    private Amount delta(Function<StatedAmounts, @Nullable Amount> amount) {
      return orZero(amount.apply(after)).minus(orZero(amount.apply(before)));
    }

    private static Amount orZero(@Nullable Amount amount) {
      return amount == null ? Amount.ZERO : amount;
    }
  }

  /**
   * @param stated the categories that {@code version} was stated with, zero ones included: tells a
   *     category stated as zero from one that is no longer stated
   */
  public static Restatement between(
      Version previous, Version version, SettlementState previousState, StatedCategories stated) {
    Map<Category, StatedAmounts> before = byCategory(previous);
    Map<Category, StatedAmounts> after = byCategory(version);
    Map<Category, StatedAmounts> zeros = new TreeMap<>();
    stated.categories().forEach(zero -> zeros.put(zero.category(), zero.zeroRow()));
    List<Change> changes = new ArrayList<>();
    Stream.concat(before.keySet().stream(), after.keySet().stream())
        .distinct()
        .sorted()
        .forEach(
            category -> {
              Change change =
                  change(before.get(category), after.get(category), zeros.get(category));
              if (change != null) {
                changes.add(change);
              }
            });
    return new Restatement(previous, version, previousState, changes);
  }

  private static @Nullable Change change(
      @Nullable StatedAmounts before,
      @Nullable StatedAmounts after,
      @Nullable StatedAmounts statedZero) {
    if (before == null) {
      return after == null ? null : new Change(ChangeType.ADDED, zeroOf(after), after);
    }
    if (after == null) {
      return statedZero == null
          ? new Change(ChangeType.ABSENT, before, zeroOf(before))
          : new Change(ChangeType.ZEROED, before, zeroOf(before));
    }
    if (sameContent(before, after)) {
      return null;
    }
    boolean zeroed = after.isZero() && !before.isZero();
    return new Change(zeroed ? ChangeType.ZEROED : ChangeType.CHANGED, before, after);
  }

  private static Map<Category, StatedAmounts> byCategory(Version version) {
    Map<Category, StatedAmounts> rows = new TreeMap<>();
    version.content().rows().forEach(row -> rows.put(row.category(), row));
    return rows;
  }

  private static StatedAmounts zeroOf(StatedAmounts row) {
    return new StatedAmounts(
        row.category(),
        row.description(),
        Amount.ZERO,
        row.countUnit(),
        Amount.ZERO,
        row.usageUnit(),
        Amount.ZERO,
        row.priceUnit());
  }

  private static boolean sameContent(StatedAmounts before, StatedAmounts after) {
    return Content.of(List.of(before)).digest().equals(Content.of(List.of(after)).digest());
  }
}
