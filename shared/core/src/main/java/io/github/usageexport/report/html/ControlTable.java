package io.github.usageexport.report.html;

import io.github.usageexport.lake.ControlTotalRow;
import io.github.usageexport.report.Checks;
import io.github.usageexport.report.ControlGroup;
import io.github.usageexport.report.OpenControl;
import io.github.usageexport.report.Words;
import io.github.usageexport.usage.Amount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Controls that warn or fail: kind by kind, and each behind them. */
record ControlTable(Html html) {

  void write(Checks checks) {
    if (checks.open().isEmpty()) {
      return;
    }
    html.put("h3", "Controls that warn or fail");
    Table kinds = new Table(html, "Controls that warn or fail, by kind");
    kinds.write(
        List.of(
            Table.Column.text("Control"),
            Table.Column.number("Times"),
            Table.Column.number("Accounts"),
            Table.Column.text("Days"),
            Table.Column.text("The first of them")),
        () -> ControlGroup.of(checks.open()).forEach(group -> writeGroup(kinds, group)));
    Table each = new Table(html, "Controls that warn or fail");
    each.writeFolded(
        "Table of each of them",
        List.of(
            Table.Column.text("Day"),
            Table.Column.text("Control"),
            Table.Column.text("Of"),
            Table.Column.number("Expected"),
            Table.Column.number("Found"),
            Table.Column.number("Difference"),
            Table.Column.text("Why")),
        () -> each.rows(checks.open(), control -> writeRow(each, control)));
    each.noteOn(
        checks.warn() + checks.fail(), "select * from control_totals where result <> 'PASS'");
  }

  private void writeGroup(Table table, ControlGroup group) {
    html.open("tr").open("th", "scope", "row");
    writeName(group.first());
    html.close();
    table.number(String.valueOf(group.all().size()));
    table.number(String.valueOf(group.accounts()));
    table.cell(Words.range(group.days()));
    writeWhy(group.first());
    html.close();
  }

  private void writeRow(Table table, OpenControl control) {
    ControlTotalRow row = control.row();
    html.open("tr").put("th", control.day().toString(), "scope", "row", "class", "day").open("td");
    writeName(control);
    html.close().open("td");
    html.foreign(row.accountSid() == null ? row.scope() : row.accountSid().value());
    if (row.category() != null) {
      html.text(" ").foreign(row.category().name());
    }
    html.close();
    table.number(exact(row.expected()));
    table.number(exact(row.actual()));
    table.number(exact(row.difference()), "strong");
    writeWhy(control);
    html.close();
  }

  private void writeName(OpenControl control) {
    html.put("span", control.row().result(), "class", control.failed() ? "tag bad" : "tag")
        .text(" " + control.row().checkId());
  }

  private void writeWhy(OpenControl control) {
    String explanation = control.row().explanation();
    html.open("td").foreign(explanation == null ? "" : explanation).close();
  }

  private static String exact(@Nullable Amount amount) {
    return amount == null ? "–" : amount.toString();
  }
}
