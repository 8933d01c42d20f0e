package io.github.usageexport.cli.report;

import io.github.usageexport.lake.ControlTotalRow;
import io.github.usageexport.report.ControlGroup;
import io.github.usageexport.report.FlaggedDays;
import io.github.usageexport.report.Gap;
import io.github.usageexport.report.ReportedRun;
import io.github.usageexport.report.RestatedDay;
import io.github.usageexport.report.Restatements;
import io.github.usageexport.report.UnknownCategory;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.report.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was restated, what does not add up, and what is missing. */
record TroubleText(UsageReport report, TextLines lines) {
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
          ReportText.signedWords(restatements.ofRun().delta()));
    }
    lines.row(
        "in all: " + Words.count(restatements.all().versions(), "account-day"),
        ReportText.signedWords(restatements.all().delta()));
    List<RestatedDay> largest = restatements.largest();
    largest.stream().limit(MOST).forEach(restated -> writeRestated(restated, run));
    moreThan(restatements.all().versions());
  }

  private void writeRestated(RestatedDay restated, @Nullable ReportedRun run) {
    boolean isOfRun = run != null && restated.runId().equals(run.id());
    String mostly = restated.mostly() == null ? "" : ", mostly " + restated.mostly();
    lines.row(
        "%s%s %s%s"
            .formatted(isOfRun ? "* " : "  ", restated.day(), restated.account().name(), mostly),
        ReportText.signedWords(restated.delta()));
  }

  private void writeChecks() {
    lines.heading("Does not add up", "");
    if (!report.checks().made()) {
      lines.add("  not checked: no control was run over these days");
    } else {
      lines.add(
          "  %d controls pass, %d warn, %d fail"
              .formatted(report.checks().pass(), report.checks().warn(), report.checks().fail()));
    }
    report.checks().incidents().stream()
        .limit(MOST)
        .forEach(incident -> lines.wrapped("  - ", new IncidentText(incident).sentence()));
    moreThan(report.checks().incidents().size());
    ControlGroup.of(report.checks().open()).forEach(this::writeGroup);
    for (FlaggedDays flagged : report.flags()) {
      lines.row(flagged.flag().toString(), Words.count(flagged.accountDays(), "day"));
      lines.wrapped("    ", flagged.explanation());
    }
    for (UnknownCategory unknown : report.unknown()) {
      lines.row("unknown category " + unknown.category(), ReportText.words(unknown.price()));
    }
  }

  private void writeGaps() {
    lines.heading("Missing", "");
    if (report.gaps().isEmpty()) {
      lines.add("  nothing: every known account has a statement of every day that it lived");
    }
    for (Gap gap : report.gaps().stream().limit(MOST).toList()) {
      lines.row(
          gap.account().name() + ", " + Words.range(gap.within()), Words.count(gap.days(), "day"));
      lines.wrapped("    ", (gap.observed() ? "older figures stand: " : "") + gap.explanation());
    }
    moreThan(report.gaps().size());
  }

  private void writeGroup(ControlGroup group) {
    ControlTotalRow row = group.first().row();
    lines.row(
        row.result() + " " + row.checkId() + ", " + Words.range(group.days()),
        Words.count(group.all().size(), "time"));
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
