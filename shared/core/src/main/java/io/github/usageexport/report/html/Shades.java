package io.github.usageexport.report.html;

import io.github.usageexport.report.Prices;
import io.github.usageexport.report.UsageReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which family has which colour: the largest ones their own, the rest one together, what is in no
 * family another.
 *
 * @param currency whose amounts are shown
 * @param own the families with a colour of their own, the largest first
 * @param names in the order in which they are stacked
 */
record Shades(String currency, List<String> own, List<String> names) {
  static final String OTHERS = "Other families";
  private static final int MOST = 7;

  static Shades of(UsageReport report, String currency) {
    List<String> families = new ArrayList<>(report.families().keySet());
    families.removeIf(
        family ->
            family.equals(UsageReport.RESIDUAL)
                || !report.family(family).byCurrency().containsKey(currency));
    families.sort(
        Comparator.comparing(
                (String family) -> report.family(family).in(currency).abs(),
                Comparator.reverseOrder())
            .thenComparing(Comparator.naturalOrder()));
    List<String> own =
        families.size() == MOST + 1
            ? families
            : families.subList(0, Math.min(MOST, families.size()));
    List<String> names = new ArrayList<>(own);
    if (own.size() < families.size()) {
      names.add(OTHERS);
    }
    if (report.family(UsageReport.RESIDUAL).byCurrency().containsKey(currency)) {
      names.add(UsageReport.RESIDUAL);
    }
    return new Shades(currency, List.copyOf(own), List.copyOf(names));
  }

  /** The class of a name's colour. */
  String shade(String name) {
    if (name.equals(UsageReport.RESIDUAL)) {
      return "fr";
    }
    return name.equals(OTHERS) ? "fo" : "f" + own.indexOf(name);
  }

  String nameOf(String family) {
    return own.contains(family) || family.equals(UsageReport.RESIDUAL) ? family : OTHERS;
  }

  /** What to call it before people. */
  static String words(String name) {
    return name.equals(UsageReport.RESIDUAL) ? "In no family (residual)" : name;
  }

  /** Amounts by name, in the order in which they are stacked. */
  Map<String, BigDecimal> amounts(Map<String, Prices> families) {
    Map<String, BigDecimal> amounts = new LinkedHashMap<>();
    names.forEach(name -> amounts.put(name, BigDecimal.ZERO));
    families.forEach(
        (family, prices) -> {
          BigDecimal price = prices.in(currency);
          if (price.signum() != 0) {
            amounts.merge(nameOf(family), price, BigDecimal::add);
          }
        });
    return amounts;
  }
}
