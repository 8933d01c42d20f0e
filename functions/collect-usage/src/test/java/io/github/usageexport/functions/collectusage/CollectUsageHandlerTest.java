package io.github.usageexport.functions.collectusage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.cli.sqlite.SqliteRunStore;
import io.github.usageexport.cli.sqlite.SqliteSnapshotStore;
import io.github.usageexport.pipeline.CollectUsage;
import io.github.usageexport.pipeline.CollectedBatch;
import io.github.usageexport.pipeline.InvalidRequestException;
import io.github.usageexport.pipeline.Problem;
import io.github.usageexport.pipeline.RunReport.SourceCounts;
import io.github.usageexport.pipeline.RunStore;
import io.github.usageexport.pipeline.SliceOutcome;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.UsagePeriod;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectUsageHandlerTest {
  private static final String RUN = "20261103T101500Z-0000002a";
  private static final String WELL = "AC11111111111111111111111111111111";
  private static final String ILL = "AC22222222222222222222222222222222";

  @TempDir Path folder;
  private final TwilioByHand twilio = new TwilioByHand();
  private SqliteDatabase database;
  private SnapshotStore snapshots;
  private RunStore runs;
  private RequestHandler<Map<String, Object>, CollectedBatch> handler;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder, new SplittableRandom(1));
    snapshots = new SqliteSnapshotStore(database);
    runs = new SqliteRunStore(database);
    CollectUsage stage =
        new CollectUsage(
            twilio,
            new Recorder(snapshots, Settlement.DEFAULT, any -> true),
            runs,
            Clock.fixed(Instant.parse("2026-11-03T10:15:00Z"), ZoneOffset.UTC),
            2);
    handler = new CollectUsageHandler(stage, twilio::counts);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void recordsABatchAndCountsHowItEnded() {
    twilio.refuse(ILL);

    CollectedBatch collected = handler.handleRequest(batch(slice(WELL), slice(ILL)), null);

    assertThat(collected)
        .isEqualTo(new CollectedBatch(2, 1, new SourceCounts(2, 1, 1, 0, 0, 2, 100)));
    assertThat(snapshots.heads(UsagePeriod.day(LocalDate.of(2026, 10, 31))))
        .filteredOn(head -> head.head().known().isPresent())
        .extracting(head -> head.account().value())
        .containsExactly(WELL);
    assertThat(runs.outcomes(RUN))
        .extracting(SliceOutcome::problem)
        .filteredOn(problem -> problem != null)
        .extracting(Problem::reason)
        .containsExactly(FailureReason.UNAVAILABLE);
  }

  @Test
  void anAccountThatFailedIsReadAgainByTheNextInvocation() {
    Map<String, Object> batch = batch(slice(ILL));
    twilio.refuse(ILL);
    handler.handleRequest(batch, null);
    twilio.refuse("nobody");

    CollectedBatch again = handler.handleRequest(batch, null);

    assertThat(again.failed()).isZero();
    assertThat(runs.outcomes(RUN)).extracting(SliceOutcome::problem).containsOnlyNulls();
  }

  @Test
  void countsWhatTheInvocationAskedAndNotTheProcess() {
    Map<String, Object> batch = batch(slice(WELL));
    handler.handleRequest(batch, null);

    CollectedBatch second = handler.handleRequest(batch, null);

    assertThat(second.twilio()).isEqualTo(new SourceCounts(1, 1, 1, 0, 0, 2, 100));
  }

  @Test
  void aBatchLargerThanAnInvocationCanReadIsRefused() {
    Map<String, Object> batch =
        Map.of("runId", RUN, "slices", Collections.nCopies(25, slice(WELL)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> handler.handleRequest(batch, null))
        .withMessage("a batch of 25 slices is too large: 24 at most");
  }

  @Test
  void aBatchThatLacksSomethingIsRefusedByName() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> handler.handleRequest(Map.of("runId", RUN), null))
        .withMessage("slices is missing");
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> handler.handleRequest(batch(Map.of("accountSid", 7)), null))
        .withMessageContaining("accountSid 7 is no text");
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> handler.handleRequest(Map.of("runId", RUN, "slices", List.of(1)), null))
        .withMessage("slices 1 is no object");
  }

  private static Map<String, Object> batch(Map<?, ?>... slices) {
    return Map.of("runId", RUN, "slices", List.of(slices));
  }

  private static Map<String, Object> slice(String account) {
    return Map.of(
        "accountSid", account,
        "accountName", "An account",
        "accountStatus", "active",
        "parentAccountSid", WELL,
        "granularity", "daily",
        "startDate", "2026-10-31",
        "endDate", "2026-10-31");
  }
}
