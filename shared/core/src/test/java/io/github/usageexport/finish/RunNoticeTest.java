package io.github.usageexport.finish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.run.Accounts;
import io.github.usageexport.run.ExportOutcome;
import io.github.usageexport.run.Problem;
import io.github.usageexport.run.Restated;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.run.SourceCounts;
import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunNoticeTest {
  private static RunReport report(RunStatus status, int failed) {
    SortedMap<AccountSid, Problem> problems = new TreeMap<>();
    for (int account = 1; account <= failed; account++) {
      problems.put(
          Accounts.sid(account), new Problem(FailureReason.UNAVAILABLE, "no answer", "Run again"));
    }
    Instant now = Instant.parse("2026-11-03T10:15:00Z");
    return new RunReport(
        new Run(
            "20261103T101500Z-0000002a",
            status,
            now,
            now,
            Accounts.days("2026-11-03", "2026-11-03").end(),
            Accounts.days("2026-10-01", "2026-10-31"),
            Set.of(Granularity.DAILY)),
        100,
        100 - failed,
        0,
        problems,
        Optional.empty(),
        Counts.NONE,
        Restated.NOTHING,
        ExportOutcome.NOTHING,
        SourceCounts.NONE,
        List.of(),
        "s3://lake",
        Optional.empty());
  }

  @Test
  void aCompleteRunThatAddsUpIsNoNews() {
    assertThat(RunNotice.of(report(RunStatus.COMPLETE, 0), 0, 0)).isEmpty();
  }

  @Test
  void controlsThatFailAndCorrectionsOfClosedDaysAreNews() {
    assertThat(RunNotice.of(report(RunStatus.COMPLETE, 0), 2, 0))
        .hasValueSatisfying(notice -> assertThat(notice.text()).contains("2 controls FAIL"));
    assertThat(RunNotice.of(report(RunStatus.COMPLETE, 0), 0, 3))
        .hasValueSatisfying(
            notice ->
                assertThat(notice.text())
                    .contains("3 account-days were restated after they were closed"));
  }

  @Test
  void aRunThatWasNeverPlannedHasNoReportToPointTo() {
    Run run = report(RunStatus.FAILED, 0).run();
    RunReport neverPlanned =
        RunReport.failed(run, "no plan", SourceCounts.NONE, "s3://lake", run.startedAt());
    assertThat(RunNotice.of(neverPlanned, 0, 0))
        .hasValueSatisfying(
            notice -> assertThat(notice.text()).contains("no plan").doesNotContain("report.json"));
  }

  @Test
  void namesTwentyAccountsAndCountsTheOthers() {
    assertThat(RunNotice.of(report(RunStatus.PARTIAL, 57), 0, 0))
        .hasValueSatisfying(
            notice -> {
              assertThat(notice.subject())
                  .isEqualTo("Usage Export PARTIAL: 57 of 100 accounts failed");
              assertThat(notice.text().split("UNAVAILABLE: no answer. Run again.")).hasSize(21);
              assertThat(notice.text())
                  .contains("And 37 accounts more.")
                  .endsWith("Report: s3://lake/runs/20261103T101500Z-0000002a/report.json\n");
            });
  }
}
