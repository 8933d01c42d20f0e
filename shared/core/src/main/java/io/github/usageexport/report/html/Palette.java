package io.github.usageexport.report.html;

import io.github.usageexport.report.Prices;
import io.github.usageexport.report.ReportedDay;
import io.github.usageexport.report.UsageReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The colours of product families: one for each of the largest, one for the others together, one
 * for the residual.
 *
 * @param currency that the families are compared in
 * @param largest families with a colour of their own, the largest first
 * @param names of the colours, in the order in which they are stacked
 */
record Palette(String currency, List<String> largest, List<String> names) {
  static final String OTHERS = "Other families";
  private static final int COLORS = 7;

  static Palette of(UsageReport report, String currency) {
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
    List<String> largest =
        families.size() == COLORS + 1
            ? families
            : families.subList(0, Math.min(COLORS, families.size()));
    List<String> names = new ArrayList<>(largest);
    if (largest.size() < families.size()) {
      names.add(OTHERS);
    }
    if (report.family(UsageReport.RESIDUAL).byCurrency().containsKey(currency)) {
      names.add(UsageReport.RESIDUAL);
    }
    return new Palette(currency, List.copyOf(largest), List.copyOf(names));
  }

  /** The CSS class of a name's colour. */
  String color(String name) {
    if (name.equals(UsageReport.RESIDUAL)) {
      return "fr";
    }
    return name.equals(OTHERS) ? "fo" : "f" + largest.indexOf(name);
  }

  static String label(String name) {
    return name.equals(UsageReport.RESIDUAL) ? "In no family (residual)" : name;
  }

  /** Amounts by name, zero for a name without one, in the order in which they are stacked. */
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

  private String nameOf(String family) {
    return largest.contains(family) || family.equals(UsageReport.RESIDUAL) ? family : OTHERS;
  }

  List<ChartModel.Series> series() {
    return names.stream()
        .map(
            name ->
                new ChartModel.Series(
                    label(name),
                    label(name),
                    color(name),
                    days ->
                        amounts(ReportedDay.familiesOf(days)).getOrDefault(name, BigDecimal.ZERO)))
        .toList();
  }
}
