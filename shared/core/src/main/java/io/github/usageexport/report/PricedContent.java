package io.github.usageexport.report;

import io.github.usageexport.control.CatalogueEntry;
import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Category;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one account-day costs, once each.
 *
 * @param total Twilio's own, zero in a currency that only other categories name
 * @param families the additive categories by family, and what the total holds besides as {@link
 *     UsageReport#RESIDUAL}: they add up to the total in every currency that it is stated in
 * @param unknown categories that the catalogue does not know; their prices are in no family
 */
record PricedContent(
    Prices total, SortedMap<String, Prices> families, SortedMap<Category, Prices> unknown) {
  private static final String NO_FAMILY = "(none)";

  static PricedContent of(Version version, CategoryCatalogue catalogue) {
    PricedContent priced = new PricedContent(new Prices(), new TreeMap<>(), new TreeMap<>());
    Prices additive = new Prices();
    for (StatedAmounts row : version.rows()) {
      CatalogueEntry entry = catalogue.find(row.category());
      switch (entry.role()) {
        case TOTAL -> priced.total.add(version.content(), row);
        case ADDITIVE -> {
          String family = entry.family();
          priced
              .families
              .computeIfAbsent(family == null ? NO_FAMILY : family, any -> new Prices())
              .add(version.content(), row);
          additive.add(version.content(), row);
        }
        case UNKNOWN ->
            priced
                .unknown
                .computeIfAbsent(row.category(), any -> new Prices())
                .add(version.content(), row);
        case ROLLUP, OVERLAP -> {}
      }
    }
    Prices residual = new Prices();
    priced.total.byCurrency().forEach(residual::add);
    residual.byCurrency().keySet().forEach(unit -> residual.add(unit, additive.in(unit).negate()));
    if (!residual.isZero()) {
      priced.families.put(UsageReport.RESIDUAL, residual);
    }
    additive.byCurrency().keySet().forEach(unit -> priced.total.add(unit, BigDecimal.ZERO));
    return priced;
  }
}
