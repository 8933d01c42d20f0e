package io.github.usageexport.report.html;

import io.github.usageexport.report.Money;
import io.github.usageexport.report.Prices;
import io.github.usageexport.report.ReportedRun;
import io.github.usageexport.report.RestatedDay;
import io.github.usageexport.report.Restatements;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.report.Words;
import io.github.usageexport.snapshot.SettlementState;
import java.util.List;
import java.util.stream.Collectors;

/** What Twilio said otherwise of days that were over. */
record RestatedSection(Html html, UsageReport report) {
  private static final int AT_ONCE = 15;

  void write() {
    Restatements restatements = report.restatements();
    html.open("section").put("h2", "What was restated");
    html.open("p").text(sentence(restatements)).close();
    List<RestatedDay> largest = restatements.largest();
    if (!largest.isEmpty()) {
      Table table = new Table(html, "Restated days");
      table.write(
          columns(), () -> largest.stream().limit(AT_ONCE).forEach(day -> writeRow(table, day)));
      if (largest.size() > AT_ONCE) {
        table.writeFolded(
            Words.count(largest.size() - AT_ONCE, "more restated day"),
            columns(),
            () -> largest.stream().skip(AT_ONCE).forEach(day -> writeRow(table, day)));
      }
      if (restatements.leftOff() > 0) {
        html.open("p", "class", "note")
            .text(
                "The largest %d of %d. All of them: "
                    .formatted(largest.size(), restatements.all().versions()))
            .put(
                "code",
                "usage query \"select * from restatements where category = 'totalprice'"
                    + " and previous_state <> 'OPEN'\"")
            .close();
      }
    }
    html.close().line();
  }

  private static List<Table.Column> columns() {
    return List.of(
        Table.Column.text("Day"),
        Table.Column.text("Account"),
        Table.Column.number("Change"),
        Table.Column.text("Mostly in"),
        Table.Column.text("Was"),
        Table.Column.text("Seen"));
  }

  private String sentence(Restatements restatements) {
    if (restatements.all().versions() == 0) {
      return "Nothing that was reported as over has changed since.";
    }
    String ever =
        "%s changed after the day was over, %s in all."
            .formatted(
                Words.count(restatements.all().versions(), "account-day"),
                moved(restatements.all().delta()));
    int ofRun = restatements.ofRun().versions();
    if (report.run() == null) {
      return ever;
    }
    if (ofRun == 0) {
      return ever + " This run found none of them.";
    }
    return ofRun == restatements.all().versions()
        ? ever + " This run found them all."
        : ever + " This run found %d, %s.".formatted(ofRun, moved(restatements.ofRun().delta()));
  }

  private static String moved(Prices delta) {
    return delta.byCurrency().isEmpty() ? "with the price unchanged" : "by " + words(delta);
  }

  private static String words(Prices prices) {
    return prices.byCurrency().isEmpty()
        ? "price unchanged"
        : prices.byCurrency().entrySet().stream()
            .map(price -> Money.currency(price.getKey()) + " " + Money.signed(price.getValue()))
            .collect(Collectors.joining(", "));
  }

  private void writeRow(Table table, RestatedDay restated) {
    ReportedRun run = report.run();
    boolean isOfRun = run != null && restated.runId().equals(run.id());
    html.open("tr")
        .put("th", restated.day().toString(), "scope", "row", "class", "day")
        .open("td")
        .foreign(restated.account().name());
    String sid = restated.account().sid().value();
    html.put("small", AccountSection.shortened(sid), "title", sid).close();
    table.number(words(restated.delta()), "strong");
    html.open("td");
    if (restated.mostly() == null) {
      html.text("–");
    } else {
      html.foreign(restated.mostly().name());
    }
    html.close();
    table.cell(words(restated.previousState()));
    html.open("td").text(Words.moment(restated.observedAt()));
    if (isOfRun) {
      html.text(" ").put("span", "this run", "class", "tag");
    }
    html.close().close();
  }

  private static String words(SettlementState state) {
    return state == SettlementState.CLOSED ? "closed: a correction" : StateWords.of(state);
  }
}
