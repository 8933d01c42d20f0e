package io.github.usageexport.report.html;

import io.github.usageexport.report.Money;
import io.github.usageexport.report.UsageReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What was spent in one currency, by family; they add up to the total. */
record FamilySection(Html html, UsageReport report, Shades shades) {

  void write() {
    String currency = shades.currency();
    Map<String, BigDecimal> amounts = shades.amounts(report.families());
    BigDecimal greatest = amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    BigDecimal total = report.total().in(currency);
    html.open("section").put("h2", "Spend by family, " + Money.currency(currency));
    Table table = new Table(html, "Spend by family");
    table.write(
        List.of(
            Table.Column.text("Family"),
            Table.Column.number("Price"),
            Table.Column.number("Share")),
        () -> {
          amounts.forEach((name, amount) -> writeFamily(table, name, amount, greatest, total));
          html.open("tr", "class", "sum").put("th", "Total as Twilio states it", "scope", "row");
          table.number(Money.of(total));
          table.number(Money.share(total, total));
          html.close();
        });
    if (shades.names().contains(Shades.OTHERS)) {
      writeAllFamilies();
    }
    html.close().line();
  }

  private void writeAllFamilies() {
    Table all = new Table(html, "Spend by family, all of them");
    all.writeFolded(
        "Table of all families",
        List.of(Table.Column.text("Family"), Table.Column.number("Price")),
        () ->
            report
                .families()
                .forEach(
                    (family, prices) -> {
                      html.open("tr").put("th", Shades.words(family), "scope", "row");
                      all.number(Money.of(prices.in(shades.currency())));
                      html.close();
                    }));
  }

  private void writeFamily(
      Table table, String name, BigDecimal amount, BigDecimal greatest, BigDecimal total) {
    html.open("tr").open("th", "scope", "row", "class", "barred").text(Shades.words(name));
    new Swatch(html).bar(amount, greatest, shades.shade(name));
    html.close();
    table.number(Money.of(amount));
    table.number(Money.share(amount, total));
    html.close();
  }
}
