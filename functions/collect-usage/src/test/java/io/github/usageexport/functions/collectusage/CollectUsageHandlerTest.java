package io.github.usageexport.functions.collectusage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.usageexport.aws.lambda.Telemetry;
import io.github.usageexport.cli.lake.DirectoryLakeStore;
import io.github.usageexport.cli.sqlite.SqliteCategoryStore;
import io.github.usageexport.cli.sqlite.SqliteControlStore;
import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.cli.sqlite.SqliteRunStore;
import io.github.usageexport.cli.sqlite.SqliteSnapshotStore;
import io.github.usageexport.collect.CollectControls;
import io.github.usageexport.collect.CollectUsage;
import io.github.usageexport.collect.StatedNames;
import io.github.usageexport.control.CategoryStore;
import io.github.usageexport.control.ControlReading;
import io.github.usageexport.control.ControlStore;
import io.github.usageexport.control.SeenCategory;
import io.github.usageexport.handoff.CollectedBatch;
import io.github.usageexport.handoff.Tallies;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.RunFile;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.Problem;
import io.github.usageexport.run.RunStore;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.run.SourceCounts;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.UsagePeriod;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
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
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private LakeStore lake;
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
    lake = new DirectoryLakeStore(folder.resolve("lake"));
    handler =
        new CollectUsageHandler(
            new CollectBatch(
                stage,
                twilio::counts,
                new Tallies(lake),
                Telemetry.start("collect-usage", new PrintStream(told, true, UTF_8), CLOCK),
                CLOCK));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void recordsABatchAndCountsHowItEnded() {
    twilio.refuse(ILL);

    CollectedBatch collected =
        handler.handleRequest(batch(slice(WELL), slice(ILL)), OneInvocation.within(900_000));

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
        Map.of("runId", RUN, "batch", 4, "slices", List.of(), "controls", List.of(control));

    CollectedBatch collected = handler.handleRequest(batch, OneInvocation.within(900_000));

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
            Map.of("runId", RUN, "batch", 4, "slices", List.of(), "controls", List.of(control)),
            OneInvocation.within(900_000));

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
    handler.handleRequest(batch(slice(WELL)), OneInvocation.within(900_000));

    assertThat(categories.categories())
        .extracting(SeenCategory::category)
        .containsExactly(Category.TOTALPRICE);
  }

  @Test
  void keepsWhatItCountedForTheReportAndTellsIt() {
    twilio.refuse(ILL);

    handler.handleRequest(batch(slice(WELL), slice(ILL)), OneInvocation.within(900_000));

    assertThat(lake.readRunFile(new RunFile(RUN, "collected-3.json")))
        .hasValueSatisfying(
            json ->
                assertThat(new String(json, UTF_8))
                    .isEqualTo(
                        "{\"requests\":2,\"pages\":1,\"records\":1,\"retries\":0,"
                            + "\"throttled\":0,\"maxInFlight\":2,\"bytes\":100}"));
    assertThat(told.toString(UTF_8).lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("slice not read", RUN, ILL, "UNAVAILABLE", "\"level\":\"WARN\""))
        .anySatisfy(line -> assertThat(line).contains("\"collected\"", "\"failed\":1"))
        .anySatisfy(line -> assertThat(line).contains("_aws", "\"TwilioRequests\":2"));
  }

  @Test
  void anInvocationWithoutTimeHandsAllOfItBack() {
    CollectedBatch collected =
        handler.handleRequest(batch(slice(WELL), slice(ILL)), OneInvocation.within(60_000));

    assertThat(collected.failed()).isEqualTo(2);
    assertThat(twilio.counts().requests()).isZero();
    assertThat(runs.outcomes(RUN))
        .extracting(SliceOutcome::problem)
        .extracting(Problem::reason)
        .containsOnly(FailureReason.NOT_READ);
  }

  @Test
  void anAccountThatFailedIsReadAgainByTheNextInvocation() {
    Map<String, Object> batch = batch(slice(ILL));
    twilio.refuse(ILL);
    handler.handleRequest(batch, OneInvocation.within(900_000));
    twilio.refuse("nobody");

    CollectedBatch again = handler.handleRequest(batch, OneInvocation.within(900_000));

    assertThat(again.failed()).isZero();
    assertThat(runs.outcomes(RUN)).extracting(SliceOutcome::problem).containsOnlyNulls();
  }

  @Test
  void countsWhatTheInvocationAskedAndNotTheProcess() {
    Map<String, Object> batch = batch(slice(WELL));
    handler.handleRequest(batch, OneInvocation.within(900_000));

    CollectedBatch second = handler.handleRequest(batch, OneInvocation.within(900_000));

    assertThat(second.twilio()).isEqualTo(new SourceCounts(1, 1, 1, 0, 0, 2, 100));
  }

  @Test
  void aBatchLargerThanAnInvocationCanReadIsRefused() {
    Map<String, Object> batch =
        Map.of("runId", RUN, "batch", 0, "slices", Collections.nCopies(25, slice(WELL)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> handler.handleRequest(batch, OneInvocation.within(900_000)))
        .withMessage("a batch of 25 slices is too large: 24 at most");
  }

  @Test
  void aBatchThatLacksSomethingIsRefusedByName() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(
            () ->
                handler.handleRequest(
                    Map.of("runId", RUN, "batch", 0), OneInvocation.within(900_000)))
        .withMessage("slices is missing");
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(
            () ->
                handler.handleRequest(
                    batch(Map.of("accountSid", 7)), OneInvocation.within(900_000)))
        .withMessageContaining("accountSid 7 is no text");
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(
            () ->
                handler.handleRequest(
                    Map.of("runId", RUN, "batch", 0, "slices", List.of(1)),
                    OneInvocation.within(900_000)))
        .withMessage("slices 1 is no object");
  }

  private static Map<String, Object> batch(Map<?, ?>... slices) {
    return Map.of("runId", RUN, "batch", 3, "slices", List.of(slices));
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
