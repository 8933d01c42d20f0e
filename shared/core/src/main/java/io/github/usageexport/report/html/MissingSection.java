package io.github.usageexport.report.html;

import io.github.usageexport.report.Gap;
import io.github.usageexport.report.ReportedRun;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.report.Words;
import java.util.List;

/** What is missing, and what to do about it. */
record MissingSection(Html html, UsageReport report) {

  void write() {
    html.open("section").put("h2", "What is missing");
    if (report.gaps().isEmpty()) {
      html.put("p", "Nothing: every known account has a statement of every day that it lived.");
    } else {
      Table table = new Table(html, "Missing account-days");
      table.write(
          List.of(
              Table.Column.text("Account"),
              Table.Column.number("Days"),
              Table.Column.text("Within"),
              Table.Column.text("Figures"),
              Table.Column.text("Why")),
          () -> table.rows(report.gaps(), gap -> writeGap(table, gap)));
      table.noteOn(
          report.gaps().size(), "select * from coverage where not observed or reason is not null");
    }
    writeFailures();
    html.close().line();
  }

  private void writeGap(Table table, Gap gap) {
    html.open("tr").open("th", "scope", "row").foreign(gap.account().name());
    html.put("small", gap.account().sid().value()).close();
    table.number(String.valueOf(gap.days()));
    table.cell(Words.range(gap.within()));
    html.open("td");
    String figures = gap.observed() ? "older ones stand" : "none";
    html.put("span", figures, "class", gap.isIncomplete() ? "tag bad" : "tag");
    html.close().open("td").text(gap.explanation());
    if (gap.reason() != null) {
      html.put("small", gap.reason().name());
    }
    html.close().close();
  }

  private void writeFailures() {
    ReportedRun run = report.run();
    if (run == null || run.failures().isEmpty()) {
      return;
    }
    html.put("h3", "What the run could not read, and the remedy").open("ul");
    run.failures().stream()
        .limit(Table.MOST_ROWS)
        .forEach(
            failure ->
                html.open("li")
                    .put("code", failure.account().value())
                    .text(" " + failure.reason() + ": ")
                    .foreign(failure.detail())
                    .text(". ")
                    .foreign(failure.remedy())
                    .close());
    html.close();
  }
}
