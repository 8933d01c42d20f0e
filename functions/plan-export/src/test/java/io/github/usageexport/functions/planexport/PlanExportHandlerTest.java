package io.github.usageexport.functions.planexport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import io.github.usageexport.aws.lambda.Telemetry;
import io.github.usageexport.cli.lake.DirectoryLakeStore;
import io.github.usageexport.cli.sqlite.SqliteAccountStore;
import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.cli.sqlite.SqliteRunStore;
import io.github.usageexport.handoff.PlannedControl;
import io.github.usageexport.handoff.PlannedRun;
import io.github.usageexport.handoff.PlannedSlice;
import io.github.usageexport.handoff.SliceBatch;
import io.github.usageexport.lake.LakeOwnedElsewhere;
import io.github.usageexport.lake.LakeOwner;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.RunFile;
import io.github.usageexport.plan.AccountDirectory;
import io.github.usageexport.plan.LakeStart;
import io.github.usageexport.plan.PlanExport;
import io.github.usageexport.plan.PlanOnce;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.run.RunStore;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.snapshot.AccountStore;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import io.github.usageexport.usage.FailureReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanExportHandlerTest {
  private static final String RUN = "20261103T101500Z-6f31304c";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-03T10:15:00Z"), ZoneOffset.UTC);
  private static final Account PARENT = account(0, "The \"parent\" çok", null);

  @TempDir Path folder;
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private SqliteDatabase database;
  private RunStore runs;
  private AccountStore accounts;
  private LakeStore lake;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder, new SplittableRandom(1));
    runs = new SqliteRunStore(database);
    accounts = new SqliteAccountStore(database);
    lake = new DirectoryLakeStore(folder.resolve("lake"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void beginsTheRunAndSaysWhatComesNext() {
    Account younger = account(1, "Younger", Instant.parse("2026-11-02T23:59:59Z"));
    Account later = account(2, "Created after the range", Instant.parse("2026-11-03T00:00:00Z"));

    PlannedRun planned =
        handle(
            () -> List.of(PARENT, younger, later),
            Map.of("start_date", "2026-10-31", "end_date", "2026-11-02"));

    assertThat(planned)
        .isEqualTo(
            new PlannedRun(
                RUN,
                "2026-10-31",
                "2026-11-02",
                3,
                1,
                "runs/" + RUN + "/batches.json",
                List.of(
                    "accounts",
                    "categories",
                    "daily/2026-10-31",
                    "daily/2026-11-01",
                    "daily/2026-11-02",
                    "controls/2026-10-01",
                    "begin/monthly/2026-10",
                    "begin/monthly/2026-11",
                    "begin/yearly/2026",
                    "begin/all-time/all")));
    assertThat(runs.run(RUN)).map(Run::status).contains(RunStatus.RUNNING);
    assertThat(accounts.accounts()).hasSize(3);
    assertThat(batches())
        .containsExactly(
            new SliceBatch(
                RUN,
                0,
                List.of(
                    slice(PARENT, "2026-10-31", "2026-10-31"),
                    slice(PARENT, "2026-11-01", "2026-11-02"),
                    slice(younger, "2026-11-02", "2026-11-02"))),
            new SliceBatch(
                RUN,
                1,
                List.of(),
                List.of(
                    control("TREE", "2026-10-31", "2026-10-31", "2026-10-31"),
                    control("MONTH", "2026-10-01", "2026-10-31", "2026-10-31"),
                    control("TREE", "2026-11-01", "2026-11-01", "2026-11-01"))));
  }

  /** Of the parent, in a run that reads the days from {@code windowStart} on. */
  private static PlannedControl control(String kind, String start, String end, String windowStart) {
    return new PlannedControl(kind, slice(PARENT, start, end), windowStart, end);
  }

  @Test
  void cutsManySlicesIntoBatches() {
    List<Account> many =
        IntStream.range(0, 50).mapToObj(number -> account(number, "Account", null)).toList();

    handle(() -> many, Map.of("period", "yesterday"));

    assertThat(batches()).extracting(batch -> batch.slices().size()).containsExactly(24, 24, 2);
  }

  @Test
  void daysOfARunThatNeverEndedAreExportedToo() {
    handle(() -> List.of(PARENT), Map.of("start_date", "2026-10-01", "end_date", "2026-10-02"));

    PlannedRun next = handle(() -> List.of(PARENT), "another", Map.of("period", "today"));

    assertThat(next.parts())
        .containsExactly(
            "accounts",
            "categories",
            "daily/2026-10-01",
            "daily/2026-10-02",
            "daily/2026-11-03",
            "controls/2026-11-01",
            "begin/monthly/2026-10",
            "begin/monthly/2026-11",
            "begin/yearly/2026",
            "begin/all-time/all");
  }

  @Test
  void accountsThatCannotBeListedAreAnErrorThatEndsWithTheRemedy() {
    AccountDirectory refused =
        () -> {
          throw new UnreadableException(
              FailureReason.UNAUTHORISED, "Twilio refuses the credentials", "Check the secret");
        };

    assertThatExceptionOfType(AccountsUnreadableException.class)
        .isThrownBy(() -> handle(refused, Map.of()))
        .withMessage("Twilio refuses the credentials. Check the secret");
    assertThat(runs.latestRun()).isEmpty();
  }

  @Test
  void anExecutionThatIsDeliveredAgainIsTheSameRunUnderTheSamePlan() {
    PlannedRun first = handle(() -> List.of(PARENT), Map.of("period", "yesterday"));
    runs.save(runs.run(RUN).orElseThrow().ended(RunStatus.COMPLETE, CLOCK.instant()));
    List<SliceBatch> batches = batches();

    PlannedRun again =
        handle(() -> List.of(PARENT, account(1, "New", null)), Map.of("period", "yesterday"));

    assertThat(again).isEqualTo(first);
    assertThat(batches()).isEqualTo(batches);
    assertThat(runs.run(RUN)).map(Run::status).contains(RunStatus.RUNNING);
    assertThat(runs.latestRun()).map(Run::id).contains(RUN);
  }

  @Test
  void planningThatDiedIsDoneAnewAsTheSameRun() {
    handle(() -> List.of(PARENT), Map.of("period", "yesterday"));
    lake = new DirectoryLakeStore(folder.resolve("a lake that has no plan"));

    PlannedRun again = handle(() -> List.of(PARENT), Map.of("period", "today"));

    assertThat(again.runId()).isEqualTo(RUN);
    assertThat(again.startDate()).as("the day of the first delivery").isEqualTo("2026-11-02");
  }

  @Test
  void aLakeOfAnotherStoreIsRefusedAndNothingIsBegun() {
    lake.claim(new LakeOwner("store-2", "the table other", CLOCK.instant()));

    assertThatExceptionOfType(LakeOwnedElsewhere.class)
        .isThrownBy(() -> handle(() -> List.of(PARENT), Map.of()))
        .withMessageContaining("the table other");
    assertThat(runs.latestRun()).isEmpty();
  }

  @Test
  void daysBeforeTheLakeAreRefusedByNameAndALookBackEndsThere() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> handle(() -> List.of(PARENT), Map.of("start_date", "2026-08-31")))
        .withMessageContaining("start_date '2026-08-31' is before 2026-09-01")
        .withMessageContaining("LAKE_START_DATE");
    assertThat(runs.latestRun()).isEmpty();
    assertThat(lake.owner()).isEmpty();

    assertThat(handle(() -> List.of(PARENT), Map.of("lookback_days", 100)).startDate())
        .isEqualTo("2026-09-01");
  }

  @Test
  void whatIsNoExecutionIsRefusedByName() {
    PlanOnce untouched =
        new PlanOnce(
            new PlanExport(
                () -> {
                  throw new AssertionError("Twilio was asked");
                },
                accounts,
                runs,
                CLOCK),
            lake,
            new LakeOwner("store-1", "the table usage", CLOCK.instant()),
            new LakeStart(LocalDate.of(2026, 9, 1)));
    PlanExportHandler handler =
        new PlanExportHandler(
            new PlanRun(
                untouched,
                Telemetry.start("plan-export", new PrintStream(told, true, UTF_8), CLOCK)));

    assertThat(refusals(handler))
        .containsExactly(
            "execution is missing",
            "started_at 'today' is no moment: write it as 2026-11-03T03:20:00Z",
            "request 'all' is no object",
            "lookback is no key of a request: it knows execution, started_at, request",
            "days is no key of a request: it knows start_date, end_date, period, lookback_days,"
                + " granularities, account_sids, exclude_accounts, today, add_parent");
    assertThat(lake.owner()).isEmpty();
  }

  private static List<String> refusals(PlanExportHandler handler) {
    String name = "execution";
    String start = "started_at";
    String now = "2026-11-03T10:15:00Z";
    List<Map<String, Object>> events =
        List.of(
            Map.of(start, now, "request", Map.of()),
            Map.of(name, "daily", start, "today", "request", Map.of()),
            Map.of(name, "daily", start, now, "request", "all"),
            Map.of(name, "daily", start, now, "request", Map.of(), "lookback", 3),
            Map.of(name, "daily", start, now, "request", Map.of("days", 3)));
    return events.stream()
        .map(
            event ->
                catchThrowableOfType(
                        InvalidRequestException.class,
                        () -> handler.handleRequest(event, OneInvocation.within(900_000)))
                    .getMessage())
        .toList();
  }

  @Test
  void aRequestThatIsWrongAsksTwilioNothingAndStartsNothing() {
    AccountDirectory untouched =
        () -> {
          throw new AssertionError("Twilio was asked");
        };

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> handle(untouched, Map.of("start_date", "2026-11-04")))
        .withMessageContaining("start_date '2026-11-04' is after today, 2026-11-03 (GMT)");
    assertThat(runs.latestRun()).isEmpty();
  }

  private PlannedRun handle(AccountDirectory directory, Map<String, Object> request) {
    return handle(directory, "daily", request);
  }

  private PlannedRun handle(
      AccountDirectory directory, String execution, Map<String, Object> request) {
    PlanOnce stage =
        new PlanOnce(
            new PlanExport(directory, accounts, runs, CLOCK),
            lake,
            new LakeOwner("store-1", "the table usage", CLOCK.instant()),
            new LakeStart(LocalDate.of(2026, 9, 1)));
    RequestHandler<Map<String, Object>, PlannedRun> handler =
        new PlanExportHandler(
            new PlanRun(
                stage, Telemetry.start("plan-export", new PrintStream(told, true, UTF_8), CLOCK)));
    return handler.handleRequest(
        Map.of("execution", execution, "started_at", "2026-11-03T10:15:00Z", "request", request),
        OneInvocation.within(900_000));
  }

  /** The batches as Lambda hands them to collect-usage, one by one. */
  @SuppressWarnings("unchecked")
  private List<SliceBatch> batches() {
    byte[] json = lake.readRunFile(new RunFile(RUN, "batches.json")).orElseThrow();
    List<Map<String, Object>> events =
        (List<Map<String, Object>>)
            JacksonFactory.getInstance()
                .getSerializer(List.class)
                .fromJson(new ByteArrayInputStream(json));
    return events.stream().map(SliceBatch::of).toList();
  }

  private static PlannedSlice slice(Account account, String start, String end) {
    Instant created = account.dateCreated();
    return new PlannedSlice(
        account.sid().value(),
        account.name(),
        "active",
        PARENT.sid().value(),
        created == null ? null : created.toString(),
        "daily",
        start,
        end);
  }

  private static Account account(int number, String name, @Nullable Instant created) {
    return new Account(sid(number), name, AccountStatus.ACTIVE, sid(0), created);
  }

  private static AccountSid sid(int number) {
    return new AccountSid(String.format(Locale.ROOT, "AC%032x", number));
  }
}
