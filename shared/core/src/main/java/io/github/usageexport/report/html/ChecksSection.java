package io.github.usageexport.report.html;

import io.github.usageexport.report.Checks;
import io.github.usageexport.report.FlaggedDays;
import io.github.usageexport.report.Money;
import io.github.usageexport.report.UnknownCategory;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.report.Words;
import java.util.List;
import java.util.stream.Collectors;

/** What does not add up, and why. */
record ChecksSection(Html html, UsageReport report) {

  void write() {
    html.open("section").put("h2", "What does not add up");
    writeChecks(report.checks());
    writeFlags();
    writeUnknown();
    html.close().line();
  }

  private void writeChecks(Checks checks) {
    if (!checks.made()) {
      html.put("p", "Not checked: " + report.whyNotChecked() + ".", "class", "warn");
      return;
    }
    html.put(
        "p",
        "%d controls pass, %d warn, %d fail."
            .formatted(checks.pass(), checks.warn(), checks.fail()));
    new IncidentTable(html).write(checks.incidents());
    new ControlTable(html).write(checks);
  }

  private void writeFlags() {
    if (report.flags().isEmpty()) {
      return;
    }
    html.put("h3", "Flags on statements");
    Table table = new Table(html, "Flags on statements");
    table.write(
        List.of(
            Table.Column.text("Flag"),
            Table.Column.number("Account-days"),
            Table.Column.number("Accounts"),
            Table.Column.text("Days")),
        () -> report.flags().forEach(flagged -> writeFlag(table, flagged)));
  }

  private void writeFlag(Table table, FlaggedDays flagged) {
    html.open("tr").open("th", "scope", "row").text(flagged.explanation());
    html.put("small", flagged.flag().name()).close();
    table.number(String.valueOf(flagged.accountDays()));
    table.number(String.valueOf(flagged.accounts()));
    table.cell(Words.range(flagged.within()));
    html.close();
  }

  private void writeUnknown() {
    if (report.unknown().isEmpty()) {
      return;
    }
    html.put("h3", "Categories that the catalogue does not know");
    html.put(
        "p",
        "They are in no family. What the total holds of them is part of the residual; whether they"
            + " overlap with other categories is not known.");
    Table table = new Table(html, "Unknown categories");
    table.write(
        List.of(
            Table.Column.text("Category"),
            Table.Column.number("Account-days"),
            Table.Column.number("Price")),
        () -> table.rows(report.unknown(), unknown -> writeUnknown(table, unknown)));
  }

  private void writeUnknown(Table table, UnknownCategory unknown) {
    html.open("tr").open("th", "scope", "row").foreign(unknown.category().name()).close();
    table.number(String.valueOf(unknown.accountDays()));
    table.number(
        unknown.price().byCurrency().entrySet().stream()
            .map(price -> Money.currency(price.getKey()) + " " + Money.of(price.getValue()))
            .collect(Collectors.joining(", ")));
    html.close();
  }
}
