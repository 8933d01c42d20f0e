package io.github.usageexport.control;

import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Category;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the parent and all its subaccounts cost together on a day, as Twilio sums it, against the
 * sum of what it states for each.
 */
final class ParentRollup {
  private final ControlReading tree;
  private final Skew skew;
  private final SortedMap<Category, BigDecimal> sums = new TreeMap<>();
  private boolean settled = true;
  private long accounts;

  ParentRollup(ControlReading tree) {
    this.tree = tree;
    this.skew = new Skew(tree.asOf());
  }

  void add(AccountDay day) {
    day.current()
        .ifPresent(
            version -> {
              add(version);
              settled &= day.isSettled();
              day.head().known().ifPresent(skew::add);
            });
  }

  private void add(Version version) {
    accounts++;
    for (StatedAmounts row : version.content().rows()) {
      sums.merge(row.category(), Prices.of(row), BigDecimal::add);
    }
  }

  /**
   * @param whole whether no account was left out
   */
  Finding finding(boolean whole) {
    if (tree.failure().isPresent()) {
      return Finding.notCompared(
          ControlCheck.PARENT_ROLLUP,
          null,
          "Twilio's sum of the parent and its subaccounts could not be read (%s)."
              .formatted(tree.failure().get()));
    }
    if (!whole) {
      return Finding.notCompared(
          ControlCheck.PARENT_ROLLUP,
          null,
          "some accounts of this day are not known; see coverage.");
    }
    String unit = tree.content().currency();
    BigDecimal expected = Prices.total(tree.content());
    BigDecimal actual = sums.getOrDefault(Category.TOTALPRICE, BigDecimal.ZERO);
    BigDecimal tolerance = Prices.tolerance(accounts);
    boolean agrees = Prices.agree(expected, actual, tolerance);
    return Finding.compared(
        ControlCheck.PARENT_ROLLUP,
        null,
        Category.TOTALPRICE,
        unit,
        expected,
        actual,
        tolerance,
        agrees ? Verdict.PASS : Verdict.ofDifference(settled && !skew.explains()),
        agrees
            ? "The accounts cost together what Twilio states for the parent with its subaccounts."
            : difference(expected, actual, unit));
  }

  private String difference(BigDecimal expected, BigDecimal actual, @Nullable String unit) {
    List<String> apart = apart(unit);
    return "Twilio states %s for the parent with its subaccounts, and the accounts cost %s together%s.%s"
        .formatted(
            Prices.text(expected, unit),
            Prices.text(actual, unit),
            apart.isEmpty() ? "" : "; apart are " + Names.of(apart),
            skew.explains()
                ? skew.sentence()
                : " An account that is not listed may have usage, or Twilio sums some categories"
                    + " over the parent alone.");
  }

  /** The categories that differ, the farthest apart first. */
  private List<String> apart(@Nullable String unit) {
    TreeSet<Category> all = new TreeSet<>(sums.keySet());
    tree.content().rows().forEach(row -> all.add(row.category()));
    all.remove(Category.TOTALPRICE);
    Map<Category, BigDecimal> differences = new TreeMap<>();
    for (Category category : all) {
      BigDecimal difference =
          sums.getOrDefault(category, BigDecimal.ZERO)
              .subtract(Prices.of(tree.content(), category));
      if (!Prices.agree(difference, BigDecimal.ZERO, Prices.tolerance(accounts))) {
        differences.put(category, difference);
      }
    }
    List<Map.Entry<Category, BigDecimal>> entries = new ArrayList<>(differences.entrySet());
    entries.sort(
        Comparator.comparing(
            (Map.Entry<Category, BigDecimal> entry) -> entry.getValue().abs().negate()));
    return entries.stream()
        .map(entry -> entry.getKey() + " by " + Prices.text(entry.getValue(), unit))
        .toList();
  }
}
