package io.github.usageexport.cli.report;

import io.github.usageexport.control.PriceIncident;
import io.github.usageexport.lake.ControlTotalRow;
import io.github.usageexport.report.ControlGroup;
import io.github.usageexport.report.FlaggedDays;
import io.github.usageexport.report.Gap;
import io.github.usageexport.report.ReportWording;
import io.github.usageexport.report.ReportedRun;
import io.github.usageexport.report.RestatedDay;
import io.github.usageexport.report.Restatements;
import io.github.usageexport.report.UnknownCategory;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.report.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was restated, what does not add up, and what is missing. */
record TroubleText(UsageReport report, AccountNames names, TextLines lines) {
  private static final int MOST = 20;

  void write() {
    writeRestatements();
    writeChecks();
    writeGaps();
  }

  private void writeRestatements() {
    Restatements restatements = report.restatements();
    lines.heading("Restated after the day was over", "");
    if (restatements.all().versions() == 0) {
      lines.add("  nothing");
      return;
    }
    ReportedRun run = report.run();
    if (run != null) {
      lines.row(
          "by this run (*): " + Words.count(restatements.ofRun().versions(), "account-day"),
          ReportWording.change(restatements.ofRun().delta()));
    }
    lines.row(
        "in total: " + Words.count(restatements.all().versions(), "account-day"),
        ReportWording.change(restatements.all().delta()));
    List<RestatedDay> largest = restatements.largest();
    largest.stream().limit(MOST).forEach(restated -> writeRestated(restated, run));
    moreThan(restatements.all().versions());
  }

  private void writeRestated(RestatedDay restated, @Nullable ReportedRun run) {
    boolean isOfRun = run != null && restated.runId().equals(run.id());
    String mostly = restated.mostly() == null ? "" : ", mostly " + restated.mostly();
    lines.row(
        "%s%s %s%s"
            .formatted(isOfRun ? "* " : "  ", restated.day(), names.of(restated.account()), mostly),
        ReportWording.change(restated.delta()));
  }

  private void writeChecks() {
    lines.heading("Does not add up", "");
    if (!report.checks().made()) {
      lines.wrapped("  ", "not checked: " + report.whyNotChecked());
    } else {
      lines.add("  " + ReportWording.controls(report.checks()));
    }
    report.checks().incidents().stream()
        .limit(MOST)
        .forEach(incident -> lines.wrapped("  - ", sentence(incident)));
    moreThan(report.checks().incidents().size());
    report.checks().kinds().forEach(this::writeGroup);
    for (FlaggedDays flagged : report.flags()) {
      lines.row(flagged.flag().toString(), Words.count(flagged.accountDays(), "day"));
      lines.wrapped("    ", flagged.explanation());
    }
    for (UnknownCategory unknown : report.unknown()) {
      lines.row("unknown category " + unknown.category(), ReportWording.prices(unknown.price()));
    }
  }

  private String sentence(PriceIncident incident) {
    String account = names.of(incident.account(), incident.accountName());
    return new IncidentText(incident, account).sentence();
  }

  private void writeGaps() {
    lines.heading("Missing", "");
    if (report.gaps().isEmpty()) {
      lines.add("  " + ReportWording.NO_MISSING_DAYS);
    }
    for (Gap gap : report.gaps().stream().limit(MOST).toList()) {
      lines.row(
          names.of(gap.account()) + ", " + Words.range(gap.within()),
          Words.count(gap.days(), "day"));
      lines.wrapped(
          "    ",
          (gap.observed() ? ReportWording.PREVIOUS_VALUES_KEPT + ": " : "") + gap.explanation());
    }
    moreThan(report.gaps().size());
  }

  private void writeGroup(ControlGroup group) {
    ControlTotalRow row = group.first().row();
    lines.row(
        row.result() + " " + row.checkId() + ", " + Words.range(group.days()),
        Words.count(group.times(), "time"));
    lines.wrapped(
        "    ",
        "%s, %s: %s"
            .formatted(
                group.first().day(),
                row.accountSid() == null ? row.scope() : row.accountSid(),
                row.explanation()));
  }

  private void moreThan(long all) {
    if (all > MOST) {
      lines.add("  and %d more: usage report --json, or usage query".formatted(all - MOST));
    }
  }
}
