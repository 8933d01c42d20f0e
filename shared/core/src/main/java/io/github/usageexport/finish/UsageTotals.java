package io.github.usageexport.finish;

import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.control.CategoryRole;
import io.github.usageexport.report.Prices;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.snapshot.Version;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Adds up current versions: what Twilio says it cost, and what its additive categories sum to. */
public final class UsageTotals {
  private final CategoryCatalogue catalogue;
  private final Prices totalprice = new Prices();
  private final Prices additive = new Prices();

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
    CategoryRole role = catalogue.find(row.category()).role();
    if (role == CategoryRole.TOTAL) {
      totalprice.add(content, row);
    } else if (role == CategoryRole.ADDITIVE) {
      additive.add(content, row);
    }
  }

  /** Those of a report, which added the same versions up. */
  static List<Total> of(UsageReport report) {
    return totals(report.total(), report.additive());
  }

  /** By currency. */
  List<Total> totals() {
    return totals(totalprice, additive);
  }

  private static List<Total> totals(Prices totalprice, Prices additive) {
    return Stream.concat(
            totalprice.byCurrency().keySet().stream(), additive.byCurrency().keySet().stream())
        .distinct()
        .sorted()
        .map(unit -> new Total(unit, totalprice.in(unit), additive.in(unit)))
        .toList();
  }
}
