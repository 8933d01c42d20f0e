package io.github.usageexport.functions.reportusage;

import static io.github.usageexport.functions.reportusage.EndedRuns.RUN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.usageexport.finish.ReportUsage;
import io.github.usageexport.handoff.JsonFields;
import io.github.usageexport.lake.RunFile;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.run.SourceCounts;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.usage.FailureReason;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportUsageHandlerTest {
  @TempDir Path folder;
  private ReportingRun run;

  @BeforeEach
  void open() {
    run = ReportingRun.in(folder);
  }

  @AfterEach
  void close() {
    run.close();
  }

  @Test
  void addsUpWhatTheOtherStagesLeftAndEndsTheRun() {
    run.begin("[]");
    run.batches(1, 2);
    run.ended(1, null);
    run.ended(2, FailureReason.UNAVAILABLE);
    run.left("collected-0.json", EndedRuns.asked(new SourceCounts(5, 4, 300, 1, 0, 7, 1_000)));
    run.left("collected-1.json", EndedRuns.asked(new SourceCounts(2, 2, 100, 0, 1, 3, 500)));
    run.left("exported-accounts.json", EndedRuns.wrote(3, 1, 30, 900));
    run.left("exported-daily-2026-10-31.json", EndedRuns.wrote(1, 0, 5, 100));

    Map<String, @Nullable Object> report =
        run.report(EndedRuns.planned(3, 1, List.of("accounts", "daily/2026-10-31")));

    assertThat(report)
        .containsEntry("run_id", RUN)
        .containsEntry("status", "PARTIAL")
        .containsEntry(
            "accounts",
            Map.of(
                "listed",
                3,
                "observed",
                1,
                "skipped",
                1,
                "failed",
                List.of(
                    Map.of(
                        "account_sid", EndedRuns.sid(2),
                        "reason", "UNAVAILABLE",
                        "detail", "no answer",
                        "remedy", "Run again"))))
        .containsEntry(
            "partitions",
            Map.of("written", 4, "unchanged", 1, "files", 4, "bytes", 1_000, "versions_dropped", 0))
        .containsEntry(
            "twilio",
            Map.of(
                "requests",
                7,
                "pages",
                6,
                "records",
                400,
                "retries",
                1,
                "throttled",
                1,
                "max_in_flight",
                7,
                "bytes",
                1_500));
    assertThat(run.stored()).map(Run::status).contains(RunStatus.PARTIAL);
  }

  @Test
  void handsOnTheVeryReportThatTheLakeKeeps() {
    run.begin("[]");
    run.batches(1);
    run.ended(1, null);

    Map<String, @Nullable Object> report = run.report(EndedRuns.planned(1, 0, List.of()));

    assertThat(report).containsEntry("status", "COMPLETE");
    assertThat(
            run.lake().readRunFile(new RunFile(RUN, ReportUsage.REPORT_JSON)).map(JsonFields::of))
        .contains(report);
    assertThat(run.notices()).isEmpty();
    assertThat(run.told())
        .contains("\"RunsComplete\":1", "\"RunsSucceeded\":1", "\"AccountsFailed\":0")
        .contains(
            "\"ControlsFailed\":0", "\"RestatedAfterClosed\":0", "\"Stack\":\"usage-export\"");
  }

  @Test
  void aRunThatWasNeverSavedIsRefusedByName() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> run.report(EndedRuns.planned(0, 0, List.of())))
        .withMessageContaining("no run '" + RUN + "'");
  }

  @Test
  void aCountThatIsNoneIsRefusedByName() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> run.report(EndedRuns.planned(-1, 0, List.of())))
        .withMessageContaining("listed -1 is no count");
  }

  @Test
  void aReportThatIsTooLongForTheStateMachineNamesFewerAccounts() {
    run.begin("[]");
    String detail = "ç".repeat(900);
    for (int account = 0; account < 200; account++) {
      run.failed(account, detail);
    }

    Map<String, @Nullable Object> report = run.report(EndedRuns.planned(200, 0, List.of()));

    assertThat(report).containsEntry("failed_accounts_not_named", 100);
    assertThat(report.toString().getBytes(UTF_8).length).isLessThan(256 << 10);
    assertThat(new String(run.reportInTheLake(), UTF_8).split("account_sid")).hasSize(201);
  }
}
