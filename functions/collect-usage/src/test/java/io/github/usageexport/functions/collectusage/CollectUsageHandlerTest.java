package io.github.usageexport.functions.collectusage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.usageexport.cli.sqlite.SqliteCategoryStore;
import io.github.usageexport.cli.sqlite.SqliteControlStore;
import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.cli.sqlite.SqliteRunStore;
import io.github.usageexport.cli.sqlite.SqliteSnapshotStore;
import io.github.usageexport.control.CategoryStore;
import io.github.usageexport.control.ControlReading;
import io.github.usageexport.control.ControlStore;
import io.github.usageexport.control.SeenCategory;
import io.github.usageexport.pipeline.CollectControls;
import io.github.usageexport.pipeline.CollectUsage;
import io.github.usageexport.pipeline.CollectedBatch;
import io.github.usageexport.pipeline.InvalidRequestException;
import io.github.usageexport.pipeline.Problem;
import io.github.usageexport.pipeline.RunReport.SourceCounts;
import io.github.usageexport.pipeline.RunStore;
import io.github.usageexport.pipeline.SliceOutcome;
import io.github.usageexport.pipeline.StatedNames;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.UsagePeriod;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectUsageHandlerTest {
  private static final String RUN = "20261103T101500Z-0000002a";
  private static final String WELL = "AC11111111111111111111111111111111";
  private static final String ILL = "AC22222222222222222222222222222222";

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-03T10:15:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private final TwilioByHand twilio = new TwilioByHand();
  private SqliteDatabase database;
  private SnapshotStore snapshots;
  private RunStore runs;
  private ControlStore controls;
  private CategoryStore categories;
  private RequestHandler<Map<String, Object>, CollectedBatch> handler;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder, new SplittableRandom(1));
    snapshots = new SqliteSnapshotStore(database);
    runs = new SqliteRunStore(database);
    controls = new SqliteControlStore(database);
    categories = new SqliteCategoryStore(database);
    CollectUsage stage =
        new CollectUsage(
            twilio,
            new Recorder(snapshots, Settlement.DEFAULT, any -> true),
            runs,
            CLOCK,
            2,
            new CollectControls(twilio::controls, controls, snapshots, CLOCK, 2),
            new StatedNames(categories));
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
  void readsControlsAndCountsThemAmongThePages() {
    Map<String, Object> control = new HashMap<>(slice(WELL));
    control.put("kind", "MONTH");
    control.put("windowStart", "2026-10-01");
    control.put("windowEnd", "2026-10-31");
    control.put("startDate", "2026-10-01");
    Map<String, Object> batch =
        Map.of("runId", RUN, "slices", List.of(), "controls", List.of(control));

    CollectedBatch collected = handler.handleRequest(batch, null);

    assertThat(collected)
        .isEqualTo(new CollectedBatch(0, 0, new SourceCounts(1, 1, 1, 0, 0, 2, 100)));
    try (Stream<ControlReading> readings = controls.readings(YearMonth.of(2026, 10))) {
      assertThat(readings)
          .singleElement()
          .extracting(reading -> reading.content().totalPrice().orElseThrow())
          .isEqualTo(Amount.parse("1"));
    }
  }

  @Test
  void aControlThatIsRefusedFailsNobody() {
    twilio.refuse(ILL);
    Map<String, Object> control = new HashMap<>(slice(ILL));
    control.putAll(
        Map.of("kind", "RECORDS", "windowStart", "2026-10-31", "windowEnd", "2026-10-31"));

    CollectedBatch collected =
        handler.handleRequest(
            Map.of("runId", RUN, "slices", List.of(), "controls", List.of(control)), null);

    assertThat(collected.failed()).isZero();
    assertThat(runs.outcomes(RUN)).isEmpty();
    try (Stream<ControlReading> readings = controls.readings(YearMonth.of(2026, 10))) {
      assertThat(readings)
          .singleElement()
          .extracting(ControlReading::reason)
          .isEqualTo(FailureReason.UNAVAILABLE);
    }
  }

  @Test
  void notesTheCategoriesThatWereStated() {
    handler.handleRequest(batch(slice(WELL)), null);

    assertThat(categories.categories())
        .extracting(SeenCategory::category)
        .containsExactly(Category.TOTALPRICE);
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
