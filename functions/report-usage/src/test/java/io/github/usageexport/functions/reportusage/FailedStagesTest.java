package io.github.usageexport.functions.reportusage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.finish.RunNotice;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.usage.FailureReason;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stages that failed, and invocations that left nothing behind: the report names what is amiss. */
class FailedStagesTest {
  private static final String LAMBDAS_CAUSE =
      "{\"errorMessage\":\"the table usage is gone: create it\",\"errorType\":\"x.StoreException\","
          + "\"stackTrace\":[\"a.b.C(C.java:1)\"]}";

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
  void slicesThatNoInvocationCameToAreNotRead() {
    run.begin(EndedRuns.batches(1, 2));
    run.ended(1, null);

    Map<String, @Nullable Object> report = run.report(EndedRuns.planned(2, 0, List.of()));

    assertThat(report).containsEntry("status", "PARTIAL");
    assertThat(report.get("accounts"))
        .asString()
        .contains("observed=1", EndedRuns.sid(2), "reason=NOT_READ", "Run again")
        .doesNotContain("account_sid=" + EndedRuns.sid(1));
    assertThat(run.notices())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.subject())
                  .isEqualTo("Usage Export PARTIAL: 1 of 2 accounts failed");
              assertThat(notice.text()).contains(EndedRuns.RUN, EndedRuns.sid(2), "NOT_READ");
            });
    assertThat(run.told()).contains("\"AccountsFailed\":1", "\"RunsPartial\":1");
  }

  @Test
  void aCollectThatFailedWholeIsAFailedRunWithItsReason() {
    run.begin(EndedRuns.batches(1, 2));

    Map<String, @Nullable Object> report =
        run.report(
            EndedRuns.failing(
                EndedRuns.planned(2, 0, List.of()),
                "collect-usage",
                "x.StoreException",
                LAMBDAS_CAUSE));

    assertThat(report)
        .containsEntry("status", "FAILED")
        .containsEntry("problem", "collect-usage failed: the table usage is gone: create it");
    assertThat(run.told()).contains("\"RunsSucceeded\":0", "\"RunsFailed\":1");
  }

  @Test
  void partsThatWereNotExportedAreNamedAndLeftToTheNextRun() {
    run.begin(EndedRuns.batches(1));
    run.ended(1, null);
    run.left("exported-accounts.json", EndedRuns.wrote(1, 0, 1, 1));

    Map<String, @Nullable Object> report =
        run.report(EndedRuns.planned(1, 0, List.of("accounts", "daily/2026-10-31")));

    assertThat(report)
        .containsEntry("status", "PARTIAL")
        .containsEntry(
            "problem",
            "1 of 2 parts of the lake were not exported (daily/2026-10-31): the next run exports"
                + " them");
    assertThat(run.stored()).map(Run::status).contains(RunStatus.RUNNING);
  }

  @Test
  void aRunOfWhichNothingWasExportedHasFailed() {
    run.begin(EndedRuns.batches(1));
    run.ended(1, null);

    Map<String, @Nullable Object> report =
        run.report(
            EndedRuns.failing(
                EndedRuns.planned(1, 0, List.of("accounts")),
                "export-usage",
                "States.Timeout",
                "too late"));

    assertThat(report).containsEntry("status", "FAILED");
    assertThat(report.get("problem")).asString().contains("export-usage failed: too late. 1 of 1");
  }

  @Test
  void aPlanThatFailedIsAFailedRunOfWhichNothingIsInTheLake() {
    Map<String, @Nullable Object> report =
        run.report(
            EndedRuns.failing(
                EndedRuns.neverPlanned(), "plan-export", "x.LakeOwnedElsewhere", LAMBDAS_CAUSE));

    assertThat(report)
        .containsEntry("run_id", EndedRuns.RUN)
        .containsEntry("status", "FAILED")
        .containsEntry("start_date", "2026-10-31")
        .containsEntry("problem", "plan-export failed: the table usage is gone: create it");
    assertThat(run.stored())
        .hasValueSatisfying(
            stored -> {
              assertThat(stored.status()).isEqualTo(RunStatus.FAILED);
              assertThat(stored.problem())
                  .isEqualTo("plan-export failed: the table usage is gone: create it");
            });
    assertThat(folder.resolve("lake")).doesNotExist();
    assertThat(run.notices())
        .extracting(RunNotice::text)
        .singleElement()
        .asString()
        .contains("gone");
  }

  /** batches.json is gone, as it is where the lake cannot be reached. */
  @Test
  void whatWasRecordedBeforeTheLakeFailedIsReported() {
    run.beganWithoutLake();
    run.ended(1, null);
    run.ended(2, FailureReason.UNAUTHORISED);

    Map<String, @Nullable Object> report = run.report(EndedRuns.planned(2, 0, List.of()));

    assertThat(report).containsEntry("status", "FAILED");
    assertThat(report.get("problem")).asString().contains("batches.json is not in");
    assertThat(report.get("accounts")).asString().contains("observed=1", "reason=UNAUTHORISED");
    assertThat(run.stored())
        .as("unfinished, so that the next run exports its days")
        .map(Run::status)
        .contains(RunStatus.RUNNING);
  }

  @Test
  void accountsThatAreGoneCallNobody() {
    run.begin(EndedRuns.batches(1, 2));
    run.ended(1, null);
    run.ended(2, FailureReason.ACCOUNT_GONE);

    assertThat(run.report(EndedRuns.planned(2, 0, List.of()))).containsEntry("status", "COMPLETE");
    assertThat(run.notices()).isEmpty();
  }

  @Test
  void anAccountThatHoldsNoDataWasReadAllTheSame() {
    run.begin(EndedRuns.batches(1, 2));
    run.ended(1, FailureReason.NO_DATA);
    run.ended(2, FailureReason.UNAUTHORISED);

    Map<String, @Nullable Object> report = run.report(EndedRuns.planned(2, 0, List.of()));

    assertThat(report).containsEntry("status", "PARTIAL");
    assertThat(report.get("accounts")).asString().contains("observed=1");
  }

  @Test
  void aRunOfWhichEveryAccountFailedOrIsGoneHasFailed() {
    run.begin(EndedRuns.batches(1, 2));
    run.ended(1, FailureReason.ACCOUNT_GONE);
    run.ended(2, FailureReason.UNAUTHORISED);

    assertThat(run.report(EndedRuns.planned(2, 0, List.of()))).containsEntry("status", "FAILED");
  }

  @Test
  void onlyRunsThatItsPlanTookOverAreEndedWithIt() {
    run.begin(EndedRuns.batches(1));
    run.ended(1, null);
    run.beganBefore("taken");
    run.beganBefore("alive");
    run.left("taken-over.json", "{\"runs\":[\"taken\"]}");

    run.report(EndedRuns.planned(1, 0, List.of()));

    assertThat(run.stored("taken")).map(Run::status).contains(RunStatus.FAILED);
    assertThat(run.stored("alive")).map(Run::status).contains(RunStatus.RUNNING);
  }
}
