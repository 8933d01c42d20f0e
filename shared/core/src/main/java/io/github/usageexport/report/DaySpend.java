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
 * The spend of one account-day, each amount counted once.
 *
 * @param total Twilio's totalprice; zero in a currency that only other categories have
 * @param families the additive categories by family, and the rest of the total as {@link
 *     UsageReport#RESIDUAL}; they add up to the total in each of its currencies
 * @param unknown categories that are not in the catalogue; they belong to no family
 */
record DaySpend(
    Prices total, SortedMap<String, Prices> families, SortedMap<Category, Prices> unknown) {
  private static final String NO_FAMILY = "(none)";

  static DaySpend of(Version version, CategoryCatalogue catalogue) {
    DaySpend spend = new DaySpend(new Prices(), new TreeMap<>(), new TreeMap<>());
    Prices additive = new Prices();
    for (StatedAmounts row : version.rows()) {
      CatalogueEntry entry = catalogue.find(row.category());
      switch (entry.role()) {
        case TOTAL -> spend.total.add(version.content(), row);
        case ADDITIVE -> {
          String family = entry.family();
          spend
              .families
              .computeIfAbsent(family == null ? NO_FAMILY : family, any -> new Prices())
              .add(version.content(), row);
          additive.add(version.content(), row);
        }
        case UNKNOWN ->
            spend
                .unknown
                .computeIfAbsent(row.category(), any -> new Prices())
                .add(version.content(), row);
        case ROLLUP, OVERLAP -> {}
      }
    }
    Prices residual = new Prices();
    spend.total.byCurrency().forEach(residual::add);
    residual.byCurrency().keySet().forEach(unit -> residual.add(unit, additive.in(unit).negate()));
    if (!residual.isZero()) {
      spend.families.put(UsageReport.RESIDUAL, residual);
    }
    additive.byCurrency().keySet().forEach(unit -> spend.total.add(unit, BigDecimal.ZERO));
    return spend;
  }
}
