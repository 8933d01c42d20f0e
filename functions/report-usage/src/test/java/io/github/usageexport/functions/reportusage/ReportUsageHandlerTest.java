package io.github.usageexport.functions.reportusage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.usageexport.cli.lake.DirectoryLakeStore;
import io.github.usageexport.cli.sqlite.SqliteAccountStore;
import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.cli.sqlite.SqliteRunStore;
import io.github.usageexport.cli.sqlite.SqliteSnapshotStore;
import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.RunFile;
import io.github.usageexport.pipeline.InvalidRequestException;
import io.github.usageexport.pipeline.JsonFields;
import io.github.usageexport.pipeline.Problem;
import io.github.usageexport.pipeline.ReportUsage;
import io.github.usageexport.pipeline.Restated;
import io.github.usageexport.pipeline.Run;
import io.github.usageexport.pipeline.RunStatus;
import io.github.usageexport.pipeline.RunStore;
import io.github.usageexport.pipeline.SliceOutcome;
import io.github.usageexport.report.ChecksSource;
import io.github.usageexport.report.UsageReports;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportUsageHandlerTest {
  private static final String RUN = "20261103T101500Z-0000002a";
  private static final Instant NOW = Instant.parse("2026-11-03T10:15:00Z");
  private static final DateRange DAYS =
      new DateRange(LocalDate.of(2026, 10, 31), LocalDate.of(2026, 11, 1));
  private static final Problem PROBLEM =
      new Problem(FailureReason.UNAVAILABLE, "no answer", "Run again");

  @TempDir Path folder;
  private SqliteDatabase database;
  private RunStore runs;
  private LakeStore lake;
  private RequestHandler<Map<String, Object>, Map<String, @Nullable Object>> handler;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder, new SplittableRandom(1));
    runs = new SqliteRunStore(database);
    lake = new DirectoryLakeStore(folder.resolve("lake"));
    handler =
        new ReportUsageHandler(
            new ReportUsage(
                new UsageReports(
                    new SqliteSnapshotStore(database),
                    new SqliteAccountStore(database),
                    CategoryCatalogue.load(),
                    Settlement.DEFAULT,
                    ChecksSource.NONE),
                runs,
                lake,
                Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC)));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void addsUpWhatTheOtherStagesLeftAndEndsTheRun() {
    begin();
    runs.saveOutcomes(RUN, List.of(outcome(1, null), outcome(2, PROBLEM)));

    Map<String, @Nullable Object> report =
        handler.handleRequest(
            ended(
                RUN,
                3,
                1,
                List.of(asked(5, 4, 300, 1, 0, 7, 1_000), asked(2, 2, 100, 0, 1, 3, 500)),
                List.of(wrote(3, 1, 30, 900), wrote(1, 0, 5, 100))),
            null);

    assertThat(report)
        .contains(entry("run_id", RUN), entry("status", "PARTIAL"))
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
                        "account_sid",
                        sid(2).value(),
                        "reason",
                        "UNAVAILABLE",
                        "detail",
                        "no answer",
                        "remedy",
                        "Run again"))))
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
    assertThat(runs.run(RUN)).map(Run::status).contains(RunStatus.PARTIAL);
  }

  @Test
  void handsOnTheVeryReportThatTheLakeKeeps() {
    begin();
    runs.saveOutcomes(RUN, List.of(outcome(1, null)));

    Map<String, @Nullable Object> report =
        handler.handleRequest(ended(RUN, 1, 0, List.of(), List.of()), null);

    assertThat(report).containsEntry("status", "COMPLETE");
    assertThat(lake.readRunFile(new RunFile(RUN, ReportUsage.REPORT_JSON)).map(JsonFields::of))
        .contains(report);
  }

  @Test
  void aRunThatWasNeverPlannedIsRefusedByName() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> handler.handleRequest(ended("gone", 0, 0, List.of(), List.of()), null))
        .withMessageContaining("no run 'gone'");
  }

  @Test
  void aCountThatIsNoneIsRefusedByName() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> handler.handleRequest(ended(RUN, -1, 0, List.of(), List.of()), null))
        .withMessageContaining("listed -1 is no count");
  }

  private void begin() {
    runs.save(
        new Run(RUN, RunStatus.RUNNING, NOW, null, DAYS.end(), DAYS, Set.of(Granularity.DAILY)));
  }

  private static Map<String, Object> ended(
      String runId,
      int listed,
      int skipped,
      List<Map<String, Object>> collected,
      List<Map<String, Object>> exported) {
    return Map.of(
        "runId", runId,
        "listed", listed,
        "skipped", skipped,
        "collected", collected,
        "exported", exported);
  }

  private static Map<String, Object> asked(
      int requests, int pages, int records, int retries, int throttled, int atOnce, int bytes) {
    return Map.of(
        "requests", requests,
        "pages", pages,
        "records", records,
        "retries", retries,
        "throttled", throttled,
        "maxInFlight", atOnce,
        "bytes", bytes);
  }

  private static Map<String, Object> wrote(int written, int unchanged, int rows, int bytes) {
    return Map.of(
        "written", written,
        "unchanged", unchanged,
        "rows", rows,
        "bytes", bytes,
        "versionsDropped", 0);
  }

  private static SliceOutcome outcome(int account, @Nullable Problem problem) {
    return new SliceOutcome(
        sid(account), Granularity.DAILY, DAYS, problem, Counts.NONE, Restated.NOTHING);
  }

  private static AccountSid sid(int digit) {
    return new AccountSid("AC" + String.valueOf(digit).repeat(32));
  }
}
