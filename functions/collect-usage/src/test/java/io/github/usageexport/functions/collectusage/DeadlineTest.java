package io.github.usageexport.functions.collectusage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.github.usageexport.handoff.CollectedBatch;
import io.github.usageexport.handoff.Tallies;
import io.github.usageexport.run.Pause;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.twilio.CredentialSource;
import io.github.usageexport.twilio.Twilio;
import io.github.usageexport.twilio.TwilioCredentials;
import io.github.usageexport.twilio.TwilioSettings;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.UsagePeriod;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Twilio that is too slow for the time an invocation has, over real sockets and stores. */
@Timeout(60)
class DeadlineTest {
  private static final String RUN = "20261110T093000Z-0000002a";

  @TempDir Path folder;

  @Test
  void whatIsNotReadInTimeIsCutRecordedAndReadByTheNextInvocation() throws IOException {
    SimulatorOptions slow =
        SimulatorOptions.defaults()
            .withStart(Instant.parse("2026-11-10T09:30:00Z"))
            .withSubaccounts(3)
            .withLatency(Duration.ofSeconds(2));
    try (Simulator simulator = Simulator.start(slow);
        SqliteDatabase database = SqliteDatabase.open(folder, new SplittableRandom(1));
        Twilio twilio = twilio(simulator)) {
      SqliteSnapshotStore snapshots = new SqliteSnapshotStore(database);
      SqliteRunStore runs = new SqliteRunStore(database);
      CollectUsageHandler handler = handler(twilio, database, snapshots, runs);
      Map<String, Object> batch = batch(simulator);

      // Two at once, two seconds each: the first pair is read, the second is cut in flight.
      CollectedBatch cut = handler.handleRequest(batch, OneInvocation.within(63_000));

      assertThat(cut.slices()).isEqualTo(4);
      assertThat(cut.failed()).isEqualTo(2);
      assertThat(cut.twilio().requests()).as("cut in flight, not never asked").isEqualTo(4);
      assertThat(runs.outcomes(RUN))
          .extracting(SliceOutcome::problem)
          .filteredOn(problem -> problem != null)
          .hasSize(2)
          .allSatisfy(
              problem -> {
                assertThat(problem.reason()).isEqualTo(FailureReason.NOT_READ);
                assertThat(problem.detail()).startsWith("the function's time was over before AC");
              });
      assertThat(known(snapshots)).isEqualTo(2);

      assertThat(handler.handleRequest(batch, OneInvocation.within(900_000)).failed()).isZero();
      assertThat(known(snapshots)).isEqualTo(4);
    }
  }

  /** The state machine hands it over once more, with what the last invocation died of. */
  @Test
  void whatABatchThatDiedDidNotReadIsNotReadInTheHeads() throws IOException {
    SimulatorOptions world =
        SimulatorOptions.defaults()
            .withStart(Instant.parse("2026-11-10T09:30:00Z"))
            .withSubaccounts(3);
    try (Simulator simulator = Simulator.start(world);
        SqliteDatabase database = SqliteDatabase.open(folder, new SplittableRandom(1));
        Twilio twilio = twilio(simulator)) {
      SqliteSnapshotStore snapshots = new SqliteSnapshotStore(database);
      SqliteRunStore runs = new SqliteRunStore(database);
      CollectUsageHandler handler = handler(twilio, database, snapshots, runs);
      Map<String, Object> batch = new HashMap<>(batch(simulator));
      List<?> slices = (List<?>) requireNonNull(batch.get("slices"));
      Map<String, Object> half = new HashMap<>(batch);
      half.put("slices", slices.subList(0, 2));
      handler.handleRequest(half, OneInvocation.within(900_000));
      long requests = twilio.metrics().counts().requests();
      batch.put(
          "failure",
          Map.of(
              "Error",
              "Sandbox.Timedout",
              "Cause",
              "{\"errorMessage\":\"Task timed out after 900.00 seconds\"}"));

      CollectedBatch givenUp = handler.handleRequest(batch, OneInvocation.within(900_000));

      assertThat(givenUp.failed()).isEqualTo(2);
      assertThat(twilio.metrics().counts().requests()).isEqualTo(requests);
      assertThat(known(snapshots)).isEqualTo(2);
      assertThat(snapshots.heads(UsagePeriod.day(LocalDate.of(2026, 10, 31))))
          .extracting(head -> head.head().reason())
          .containsExactlyInAnyOrder(null, null, FailureReason.NOT_READ, FailureReason.NOT_READ);
      assertThat(runs.outcomes(RUN))
          .extracting(SliceOutcome::problem)
          .filteredOn(problem -> problem != null)
          .hasSize(2)
          .allSatisfy(
              problem ->
                  assertThat(problem.detail())
                      .startsWith(
                          "collect-usage failed: Task timed out after 900.00 seconds before it came"
                              + " to AC"));
    }
  }

  private CollectUsageHandler handler(
      Twilio twilio, SqliteDatabase database, SqliteSnapshotStore snapshots, SqliteRunStore runs) {
    Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    return new CollectUsageHandler(
        new CollectBatch(
            new CollectUsage(
                twilio.usage(),
                new Recorder(snapshots, Settlement.DEFAULT, any -> true),
                runs,
                clock,
                2,
                new CollectControls(
                    twilio.controls(), new SqliteControlStore(database), snapshots, clock, 2),
                new StatedNames(new SqliteCategoryStore(database))),
            twilio.metrics()::counts,
            new Tallies(new DirectoryLakeStore(folder.resolve("lake"))),
            Telemetry.start(
                "collect-usage", new PrintStream(OutputStream.nullOutputStream()), clock),
            clock));
  }

  private static long known(SqliteSnapshotStore snapshots) {
    return snapshots.heads(UsagePeriod.day(LocalDate.of(2026, 10, 31))).stream()
        .filter(head -> head.head().known().isPresent())
        .count();
  }

  /** The last day of October of every account. */
  private static Map<String, Object> batch(Simulator simulator) {
    List<Map<String, String>> slices =
        simulator.truth().accounts(simulator.clock().instant()).stream()
            .map(account -> slice(account.sid(), simulator.accountSid()))
            .toList();
    return Map.of("runId", RUN, "batch", 0, "slices", slices);
  }

  private static Map<String, String> slice(String account, String parent) {
    return Map.of(
        "accountSid", account,
        "accountName", "An account",
        "accountStatus", "active",
        "parentAccountSid", parent,
        "granularity", "daily",
        "startDate", "2026-10-31",
        "endDate", "2026-10-31");
  }

  private static Twilio twilio(Simulator simulator) {
    String parent = simulator.accountSid();
    return new Twilio(
        TwilioSettings.of(simulator.baseUrl(), new AccountSid(parent), 2),
        CredentialSource.of(new TwilioCredentials(parent, simulator.authToken())),
        simulator.clock(),
        Pause.SLEEP,
        new SplittableRandom(1));
  }
}
