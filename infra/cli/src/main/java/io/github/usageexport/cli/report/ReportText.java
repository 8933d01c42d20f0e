package io.github.usageexport.cli.report;

import io.github.usageexport.report.Change;
import io.github.usageexport.report.Money;
import io.github.usageexport.report.ReportWording;
import io.github.usageexport.report.ReportedDay;
import io.github.usageexport.report.ReportedRun;
import io.github.usageexport.report.Trust;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.report.Words;
import io.github.usageexport.snapshot.SettlementState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    AccountNames names = AccountNames.of(report);
    SpendText spend = new SpendText(report, names, text.lines);
    report.total().byCurrency().keySet().forEach(spend::write);
    new TroubleText(report, names, text.lines).write();
    text.writeDays();
    return text.lines.all();
  }

  private void writeHead() {
    lines.add("Twilio usage and cost, " + Words.range(report.range()));
    lines.add(
        "%s, Twilio data as of %s"
            .formatted(
                ReportWording.coverage(report), Words.moment(report.freshest().orElse(null))));
    if (report.asKnownAt() != null) {
      lines.add("As known at " + report.asKnownAt());
    }
    ReportedRun run = report.run();
    if (run != null) {
      lines.wrapped("", "Run %s, %s".formatted(run.id(), run.ending()));
    }
    lines.blank();
  }

  private void writeTotals() {
    if (report.total().byCurrency().isEmpty()) {
      lines.add("Total        " + ReportWording.NO_PRICES);
    }
    for (Map.Entry<String, BigDecimal> total : report.total().byCurrency().entrySet()) {
      String currency = total.getKey();
      lines.add("Total        " + Money.currency(currency) + " " + Money.of(total.getValue()));
      Change change = report.change();
      if (change != null) {
        lines.wrapped(
            "Change       ",
            "%s since the previous run: %s read for the first time, %s added to open days, %s restated"
                .formatted(
                    Money.signed(change.sum().in(currency)),
                    Money.signed(change.firstRead().in(currency)),
                    Money.signed(change.accrued().in(currency)),
                    Money.signed(change.restated().in(currency))));
      }
    }
  }

  private void writeTrust() {
    Trust trust = Trust.in(report);
    lines.add("Trustworthy  " + trust.answer().words());
    trust.reasons().forEach(reason -> lines.wrapped("             - ", reason));
  }

  private void writeDays() {
    lines.heading("By day", "settlement states, price, and the newest as_of");
    for (ReportedDay day : report.days()) {
      lines.row(
          day.day() + "  " + states(day),
          "",
          ReportWording.prices(day.total()),
          Words.moment(day.newestConfirmed()));
    }
  }

  private static String states(ReportedDay day) {
    List<String> states = new ArrayList<>();
    for (SettlementState state : SettlementState.values()) {
      if (day.count(state) > 0) {
        states.add(day.count(state) + " " + ReportWording.label(state));
      }
    }
    if (day.missing() > 0) {
      states.add(day.missing() + " missing");
    }
    return String.join(", ", states);
  }
}
