package io.github.usageexport.finish;

import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A short plain text about a run that needs somebody.
 *
 * @param subject one line of ASCII, at most 100 characters
 */
public record RunNotice(String subject, String text) {
  /** So many accounts are named; the report names all. */
  private static final int NAMED = 20;

  /**
   * @param controlsFailed checks that do not add up
   * @param afterClosed account-days that were restated after they were closed
   * @return empty if the run is COMPLETE and there is nothing to look at
   */
  public static Optional<RunNotice> of(RunReport report, long controlsFailed, long afterClosed) {
    Run run = report.run();
    if (run.status() == RunStatus.COMPLETE && controlsFailed == 0 && afterClosed == 0) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>();
    lines.add("Run %s of %s is %s.".formatted(run.id(), run.range(), run.status()));
    report.problem().ifPresent(lines::add);
    if (controlsFailed > 0) {
      lines.add("%d controls FAIL: see open_controls.".formatted(controlsFailed));
    }
    if (afterClosed > 0) {
      lines.add(
          "%d account-days were restated after they were closed: see restatements."
              .formatted(afterClosed));
    }
    accounts(report).forEach(lines::add);
    if (report.listed() > 0) { // else it was never planned, and wrote none
      lines.add(
          "Report: %s/runs/%s/%s".formatted(report.lake(), run.id(), ReportUsage.REPORT_JSON));
    }
    return Optional.of(new RunNotice(subject(report), String.join("\n", lines) + "\n"));
  }

  private static String subject(RunReport report) {
    return String.format(
        Locale.ROOT,
        "Usage Export %s: %d of %d accounts failed",
        report.run().status(),
        report.failed().size(),
        report.listed());
  }

  private static Stream<String> accounts(RunReport report) {
    int more = report.failed().size() - NAMED;
    Stream<String> named =
        report.failed().entrySet().stream()
            .limit(NAMED)
            .map(
                failed ->
                    "%s %s: %s. %s."
                        .formatted(
                            failed.getKey(),
                            failed.getValue().reason(),
                            failed.getValue().detail(),
                            failed.getValue().remedy()));
    return more <= 0
        ? named
        : Stream.concat(named, Stream.of("And %d accounts more.".formatted(more)));
  }
}
