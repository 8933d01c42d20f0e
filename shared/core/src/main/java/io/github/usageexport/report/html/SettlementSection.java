package io.github.usageexport.report.html;

import io.github.usageexport.report.ReportedDay;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.report.Words;
import io.github.usageexport.report.html.Columns.Column;
import io.github.usageexport.report.html.Stack.Part;
import io.github.usageexport.snapshot.SettlementState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** How settled and how fresh each day is. */
record SettlementSection(Html html, UsageReport report) {
  private static final String MISSING = "s-missing";
  private static final List<SettlementState> LAST_FIRST =
      List.of(SettlementState.values()).reversed();

  void write() {
    html.open("section").put("h2", "How settled and how fresh each day is");
    html.open("p").text(sentence()).close();
    html.open("figure");
    Columns columns = Columns.of(report.days());
    new ColumnChart(
            html,
            "settled",
            "Accounts by state of their statement, by " + columns.each(),
            "One column for each "
                + columns.each()
                + ", stacked by settlement state; the table below has the same figures.",
            BigDecimal.ONE,
            tick -> tick.stripTrailingZeros().toPlainString())
        .write(columns, SettlementSection::stack);
    html.open("ul", "class", "legend");
    LAST_FIRST.forEach(
        state -> new Swatch(html).legend(StateWords.shade(state), StateWords.explanation(state)));
    new Swatch(html).legend(MISSING, "missing: no statement");
    html.close();
    writeTable();
    html.close().close().line();
  }

  private String sentence() {
    List<String> counts = new ArrayList<>();
    for (SettlementState state : LAST_FIRST) {
      if (report.count(state) > 0) {
        counts.add(String.format(Locale.ROOT, "%,d %s", report.count(state), StateWords.of(state)));
      }
    }
    String states =
        counts.isEmpty()
            ? "No account-day is known."
            : "Account-days: " + String.join(", ", counts) + ".";
    return report.asKnownAt() == null
        ? states
        : states + " Of a moment in the past, states are those at each statement's own as_of.";
  }

  private static Stack stack(Column column) {
    List<Part> parts = new ArrayList<>();
    for (SettlementState state : LAST_FIRST) {
      parts.add(
          part(column, StateWords.shade(state), StateWords.of(state), day -> day.count(state)));
    }
    parts.add(part(column, MISSING, "missing", ReportedDay::missing));
    return new Stack(parts);
  }

  private static Part part(
      Column column, String shade, String name, ToIntFunction<ReportedDay> count) {
    int sum = column.days().stream().mapToInt(count).sum();
    return new Part(
        BigDecimal.valueOf(sum), shade, "%s, %s: %d".formatted(column.name(), name, sum));
  }

  private void writeTable() {
    Table table = new Table(html, "State and freshness of each day");
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.text("Day"));
    LAST_FIRST.forEach(state -> columns.add(Table.Column.number(StateWords.of(state))));
    columns.add(Table.Column.number("missing"));
    columns.add(Table.Column.number("stale"));
    columns.add(Table.Column.text("Newest as_of"));
    columns.add(Table.Column.text("Oldest as_of"));
    table.writeFolded(
        "Table of this chart, with the freshness of each day",
        columns,
        () -> table.rows(report.days(), day -> writeRow(table, day)));
    table.noteOn(
        report.days().size(),
        "select usage_date, state, count(*), max(confirmed_as_of) from coverage group by all");
  }

  private void writeRow(Table table, ReportedDay day) {
    html.open("tr").put("th", day.day().toString(), "scope", "row", "class", "day");
    LAST_FIRST.forEach(state -> table.number(String.valueOf(day.count(state))));
    table.number(String.valueOf(day.missing()));
    table.number(String.valueOf(day.stale()));
    table.cell(Words.moment(day.newestConfirmed()));
    table.cell(Words.moment(day.oldestConfirmed()));
    html.close();
  }
}
