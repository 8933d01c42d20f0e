package io.github.usageexport.cli;

import io.github.usageexport.finish.RunReport;
import io.github.usageexport.finish.UsageTotals;
import io.github.usageexport.run.Problem;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Granularity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The run report for people: what was read, what it cost, what changed, what could not be read. */
final class RunSummary {
  private RunSummary() {}

  static List<String> lines(RunReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s  %s  %s".formatted(report.run().status(), report.run().range(), report.run().id()));
    if (report.run().status() == RunStatus.FAILED && report.problem().isPresent()) {
      return lines;
    }
    boolean readTwilio = report.twilio().requests() > 0;
    if (readTwilio) {
      addRead(report, lines);
    }
    for (UsageTotals.Total total : report.totals()) {
      lines.add(
          "total         %s %s: %s in additive categories, %s in none"
              .formatted(
                  total.totalprice().toPlainString(),
                  total.priceUnit(),
                  total.additive().toPlainString(),
                  total.residual().toPlainString()));
    }
    lines.add(
        "controls      %d pass, %d warn, %d fail"
            .formatted(
                report.partitions().controls().pass(),
                report.partitions().controls().warn(),
                report.partitions().controls().fail()));
    lines.add(
        String.format(
            Locale.ROOT,
            "lake          %d partitions written (%,d bytes), %d unchanged",
            report.partitions().written(),
            report.partitions().bytes(),
            report.partitions().unchanged()));
    if (report.partitions().versionsDropped() > 0) {
      lines.add(
          "adopted       %d versions dropped that the lake showed and this store does not hold"
              .formatted(report.partitions().versionsDropped()));
    }
    if (readTwilio) {
      lines.add(
          "twilio        %d requests, %d pages, %d records, %d retries, %d throttled"
              .formatted(
                  report.twilio().requests(),
                  report.twilio().pages(),
                  report.twilio().records(),
                  report.twilio().retries(),
                  report.twilio().throttled()));
    }
    return lines;
  }

  /** What a rebuild has nothing of. */
  private static void addRead(RunReport report, List<String> lines) {
    lines.add(
        "accounts      %d listed, %d observed, %d failed, %d skipped"
            .formatted(
                report.listed(), report.observed(), report.failed().size(), report.skipped()));
    lines.add(
        "%s  %d new, %d changed, %d unchanged, %d out of order"
            .formatted(
                isOfDays(report) ? "account-days" : "periods     ",
                report.snapshots().created(),
                report.snapshots().changed(),
                report.snapshots().unchanged(),
                report.snapshots().outOfOrder()));
    lines.add("restated      " + restated(report));
  }

  private static boolean isOfDays(RunReport report) {
    return report.run().granularities().equals(Set.of(Granularity.DAILY));
  }

  private static String restated(RunReport report) {
    if (report.restated().days() == 0) {
      return "nothing that was reported before";
    }
    List<String> deltas = new ArrayList<>();
    report
        .restated()
        .priceDelta()
        .forEach(
            (unit, delta) ->
                deltas.add((delta.value().signum() > 0 ? "+" : "") + delta + " " + unit));
    return "%d account-days, %d rows, %s"
        .formatted(
            report.restated().days(),
            report.restated().rows(),
            deltas.isEmpty() ? "price unchanged" : String.join(", ", deltas));
  }

  /** One sentence for each account that failed, or for the run; for stderr. */
  static List<String> problems(RunReport report) {
    List<String> lines = new ArrayList<>();
    report.problem().ifPresent(problem -> lines.add("usage: " + problem));
    for (Map.Entry<AccountSid, Problem> failed : report.failed().entrySet()) {
      Problem problem = failed.getValue();
      lines.add(
          "%s %s: %s. %s"
              .formatted(failed.getKey(), problem.reason(), problem.detail(), problem.remedy()));
    }
    return lines;
  }
}
