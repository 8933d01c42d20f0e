package io.github.usageexport.report.html;

import io.github.usageexport.report.Money;
import io.github.usageexport.report.ReportedDay;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.report.html.Columns.Column;
import io.github.usageexport.report.html.Stack.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What was spent in one currency, by day and family.
 *
 * @param number of the currency among the report's, for what must be unique in the page
 */
record SpendSection(Html html, UsageReport report, Shades shades, int number) {
  private static final BigDecimal CENT = new BigDecimal("0.01");

  void write() {
    String currency = shades.currency();
    html.open("section").put("h2", "Spend by day, " + Money.currency(currency)).open("figure");
    Columns columns = Columns.of(report.days());
    new ColumnChart(
            html,
            "spend" + number,
            "Spend by " + columns.each() + " and family, " + Money.currency(currency),
            "One column for each "
                + columns.each()
                + ", stacked by product family; the table below has the same figures.",
            CENT,
            SpendSection::label)
        .write(columns, this::stack);
    writeLegend();
    writeTable();
    html.close().close().line();
  }

  private Stack stack(Column column) {
    List<Part> parts = new ArrayList<>();
    shades
        .amounts(ReportedDay.familiesOf(column.days()))
        .forEach(
            (name, amount) ->
                parts.add(
                    new Part(
                        amount,
                        shades.shade(name),
                        "%s, %s: %s"
                            .formatted(column.name(), Shades.words(name), Money.of(amount)))));
    return new Stack(parts);
  }

  /** Without the fraction where it says nothing. */
  private static String label(BigDecimal tick) {
    String text = Money.of(tick);
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }

  private void writeLegend() {
    html.open("ul", "class", "legend");
    shades.names().forEach(name -> new Swatch(html).legend(shades.shade(name), Shades.words(name)));
    html.close();
  }

  private void writeTable() {
    Table table = new Table(html, "Spend by day and family, " + Money.currency(shades.currency()));
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.text("Day"));
    columns.add(Table.Column.number("Total"));
    shades.names().forEach(name -> columns.add(Table.Column.number(Shades.words(name))));
    table.writeFolded(
        "Table of this chart",
        columns,
        () -> table.rows(report.days(), day -> writeRow(table, day)));
    table.noteOn(
        report.days().size(),
        "select usage_date, category_family, sum(price) from usage_daily"
            + " where category_role = 'ADDITIVE' group by all order by all");
  }

  private void writeRow(Table table, ReportedDay day) {
    html.open("tr").put("th", day.day().toString(), "scope", "row", "class", "day");
    table.number(Money.of(day.total().in(shades.currency())), "strong");
    shades.amounts(day.families()).values().forEach(amount -> table.number(Money.of(amount)));
    html.close();
  }

  /** The families beside the accounts, where there is room. */
  void writeSums() {
    html.open("div", "class", "pair");
    new FamilySection(html, report, shades).write();
    new AccountSection(html, report, shades.currency()).write();
    html.close().line();
  }
}
