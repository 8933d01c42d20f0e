package io.github.usageexport.cli.report;

import io.github.usageexport.report.Change;
import io.github.usageexport.report.Money;
import io.github.usageexport.report.Prices;
import io.github.usageexport.report.ReportedDay;
import io.github.usageexport.report.ReportedRun;
import io.github.usageexport.report.Trust;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.report.Words;
import io.github.usageexport.snapshot.SettlementState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A usage report as lines of at most 80 columns. */
public final class ReportText {
  private final UsageReport report;
  private final TextLines lines = new TextLines();

  private ReportText(UsageReport report) {
    this.report = report;
  }

  public static List<String> lines(UsageReport report) {
    ReportText text = new ReportText(report);
    text.writeHead();
    text.writeTotals();
    text.writeTrust();
    SpendText spend = new SpendText(report, text.lines);
    report.total().byCurrency().keySet().forEach(spend::write);
    new TroubleText(report, text.lines).write();
    text.writeDays();
    return text.lines.all();
  }

  private void writeHead() {
    lines.add("Twilio usage and cost, " + Words.range(report.range()) + " (GMT)");
    lines.add(
        "%s, %s, as stated up to %s"
            .formatted(
                Words.count(report.accounts().size(), "account"),
                Words.count(report.days().size(), "day"),
                Words.moment(report.freshest().orElse(null))));
    if (report.asKnownAt() != null) {
      lines.add("As known at " + report.asKnownAt());
    }
    ReportedRun run = report.run();
    if (run != null) {
      lines.add("Run %s, %s".formatted(run.id(), run.ending()));
    }
    lines.blank();
  }

  private void writeTotals() {
    if (report.total().byCurrency().isEmpty()) {
      lines.add("Total        no price is known of these days");
    }
    for (Map.Entry<String, BigDecimal> total : report.total().byCurrency().entrySet()) {
      String currency = total.getKey();
      lines.add("Total        " + Money.currency(currency) + " " + Money.of(total.getValue()));
      Change change = report.change();
      if (change != null) {
        lines.wrapped(
            "Change       ",
            "%s since the run before: %s read for the first time, %s added to days that were not over, %s"
                .formatted(
                    Money.signed(change.sum().in(currency)),
                    Money.signed(change.firstRead().in(currency)),
                    Money.signed(change.accrued().in(currency)),
                    Money.signed(change.restated().in(currency)) + " restated"));
      }
    }
  }

  private void writeTrust() {
    Trust trust = Trust.in(report);
    lines.add("Trustworthy  " + trust.answer().words());
    trust.reasons().forEach(reason -> lines.wrapped("             - ", reason));
  }

  private void writeDays() {
    lines.heading("By day", "state of the statements, and the newest of them");
    for (ReportedDay day : report.days()) {
      lines.row(
          day.day() + "  " + states(day),
          "",
          words(day.total()),
          Words.moment(day.newestConfirmed()));
    }
  }

  private static String states(ReportedDay day) {
    List<String> states = new ArrayList<>();
    for (SettlementState state : SettlementState.values()) {
      if (day.count(state) > 0) {
        states.add(day.count(state) + " " + state.name().toLowerCase(Locale.ROOT));
      }
    }
    if (day.missing() > 0) {
      states.add(day.missing() + " missing");
    }
    return String.join(", ", states);
  }

  static String words(Prices prices) {
    return prices.byCurrency().entrySet().stream()
        .map(price -> Money.of(price.getValue()) + " " + Money.currency(price.getKey()))
        .collect(Collectors.joining(", "));
  }

  static String signedWords(Prices prices) {
    return prices.byCurrency().isEmpty()
        ? "price unchanged"
        : prices.byCurrency().entrySet().stream()
            .map(price -> Money.signed(price.getValue()) + " " + Money.currency(price.getKey()))
            .collect(Collectors.joining(", "));
  }
}
