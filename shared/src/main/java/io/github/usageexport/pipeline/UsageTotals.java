package io.github.usageexport.pipeline;

import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.control.CategoryRole;
import io.github.usageexport.report.Prices;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Amount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Adds up current versions: what Twilio says it cost, and what its additive categories sum to. */
public final class UsageTotals {
  private final CategoryCatalogue catalogue;
  private final SortedMap<String, BigDecimal> totalprice = new TreeMap<>();
  private final SortedMap<String, BigDecimal> additive = new TreeMap<>();

  UsageTotals(CategoryCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The totals of one currency.
   *
   * @param priceUnit in lower case
   * @param additive the sum of prices of ADDITIVE categories
   */
  public record Total(String priceUnit, BigDecimal totalprice, BigDecimal additive) {
    /** What is in the total and in no category that may be summed; may be negative. */
    public BigDecimal residual() {
      return totalprice.subtract(additive);
    }
  }

  void add(Stream<Version> versions) {
    versions
        .map(Version::content)
        .forEach(content -> content.rows().forEach(row -> add(content, row)));
  }

  private void add(Content content, StatedAmounts row) {
    Amount price = row.price();
    String currency = content.currency(row);
    if (price == null || currency == null) {
      return;
    }
    CategoryRole role = catalogue.find(row.category()).role();
    if (role == CategoryRole.TOTAL) {
      totalprice.merge(currency, price.value(), BigDecimal::add);
    } else if (role == CategoryRole.ADDITIVE) {
      additive.merge(currency, price.value(), BigDecimal::add);
    }
  }

  /** Those of a report, which added the same versions up. */
  static List<Total> of(UsageReport report) {
    Prices additive = report.additive();
    return report.total().byCurrency().entrySet().stream()
        .map(total -> new Total(total.getKey(), total.getValue(), additive.in(total.getKey())))
        .toList();
  }

  /** By currency. */
  List<Total> totals() {
    SortedMap<String, BigDecimal> currencies = new TreeMap<>(totalprice);
    additive.keySet().forEach(unit -> currencies.putIfAbsent(unit, BigDecimal.ZERO));
    List<Total> totals = new ArrayList<>();
    currencies.forEach(
        (unit, total) ->
            totals.add(new Total(unit, total, additive.getOrDefault(unit, BigDecimal.ZERO))));
    return totals;
  }
}
