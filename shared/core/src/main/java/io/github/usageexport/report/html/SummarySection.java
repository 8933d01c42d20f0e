package io.github.usageexport.report.html;

import io.github.usageexport.report.Change;
import io.github.usageexport.report.Money;
import io.github.usageexport.report.ReportedRun;
import io.github.usageexport.report.Trust;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.report.Words;
import java.math.BigDecimal;
import java.util.Locale;

/** The first screen: what it cost, what moved, and whether it can be trusted. */
record SummarySection(Html html, UsageReport report) {

  void write() {
    html.open("header")
        .put("p", "Twilio usage and cost", "class", "kind")
        .put("h1", Words.range(report.range()));
    html.open("p", "class", "under")
        .text(
            Words.count(report.accounts().size(), "account")
                + ", "
                + Words.count(report.days().size(), "day")
                + " (GMT)");
    if (report.asKnownAt() != null) {
      html.text(". ").put("strong", "As known at " + Words.moment(report.asKnownAt()));
    } else {
      html.text(", as stated by Twilio up to " + Words.moment(report.freshest().orElse(null)));
    }
    html.close().close().line();
    html.open("div", "class", "cards");
    writeTotal();
    writeChange();
    writeTrust();
    html.close().line();
  }

  private void writeTotal() {
    html.open("section", "class", "card").put("h2", "Total");
    if (report.total().byCurrency().isEmpty()) {
      html.put("p", "–", "class", "big").put("p", "No price is known of these days.");
    }
    report.total().byCurrency().forEach(this::writeTotal);
    html.close();
  }

  private void writeTotal(String currency, BigDecimal total) {
    html.open("p", "class", "big")
        .put("span", Money.currency(currency), "class", "unit")
        .text(" " + Money.of(total))
        .close();
    BigDecimal residual = report.family(UsageReport.RESIDUAL).in(currency);
    html.put(
        "p",
        "%s in known families, %s in none"
            .formatted(Money.of(report.additive().in(currency)), Money.of(residual)));
  }

  private void writeChange() {
    html.open("section", "class", "card").put("h2", "Change since the run before");
    Change change = report.change();
    ReportedRun run = report.run();
    if (change == null || run == null) {
      html.put("p", "–", "class", "big").put("p", "This report looks back from no run.").close();
      return;
    }
    for (String currency : report.total().byCurrency().keySet()) {
      html.open("p", "class", "big")
          .put("span", Money.currency(currency), "class", "unit")
          .text(" " + Money.signed(change.sum().in(currency)))
          .close()
          .open("dl");
      writePart("Days read for the first time", change.firstRead().in(currency));
      writePart("Added to days that were not over", change.accrued().in(currency));
      writePart("Restated by Twilio", change.restated().in(currency));
      html.close();
    }
    html.close();
  }

  private void writePart(String name, BigDecimal amount) {
    html.open("div").put("dt", name).put("dd", Money.signed(amount)).close();
  }

  private void writeTrust() {
    Trust trust = Trust.in(report);
    String answer = trust.answer().name().toLowerCase(Locale.ROOT).replace('_', '-');
    html.open("section", "class", "card trust " + answer)
        .put("h2", "Can these figures be trusted?")
        .put("p", trust.answer().words(), "class", "big")
        .open("ul");
    trust.reasons().forEach(reason -> html.put("li", reason));
    html.close().close();
  }
}
