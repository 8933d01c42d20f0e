package io.github.usageexport.functions.exportusage;

import static io.github.usageexport.usage.Granularity.MONTHLY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.usageexport.aws.lambda.Telemetry;
import io.github.usageexport.cli.lake.DirectoryLakeStore;
import io.github.usageexport.cli.sqlite.SqliteAccountStore;
import io.github.usageexport.cli.sqlite.SqliteCategoryStore;
import io.github.usageexport.cli.sqlite.SqliteControlStore;
import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.cli.sqlite.SqliteSnapshotStore;
import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.control.ControlCounts;
import io.github.usageexport.control.ControlTotals;
import io.github.usageexport.export.ExportUsage;
import io.github.usageexport.export.ExportUsage.OfMoreVersions;
import io.github.usageexport.handoff.Tallies;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.RunFile;
import io.github.usageexport.run.ExportOutcome;
import io.github.usageexport.snapshot.AccountStore;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import io.github.usageexport.usage.UsagePeriod;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportUsageHandlerTest {
  private static final String RUN = "20261103T101500Z-0000002a";
  private static final Instant NOW = Instant.parse("2026-11-03T10:15:00Z");
  private static final UsagePeriod DAY = UsagePeriod.day(LocalDate.of(2026, 10, 31));
  private static final AccountSid SID = new AccountSid("AC11111111111111111111111111111111");

  @TempDir Path folder;
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private SqliteDatabase database;
  private LakeStore lake;
  private RequestHandler<Map<String, Object>, ExportOutcome> handler;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder, new SplittableRandom(1));
    lake = new DirectoryLakeStore(folder.resolve("lake"));
    SnapshotStore snapshots = new SqliteSnapshotStore(database);
    AccountStore accounts = new SqliteAccountStore(database);
    Account account = new Account(SID, "An account", AccountStatus.ACTIVE, SID, null);
    accounts.save(List.of(KnownAccount.firstSeen(account, NOW)));
    new Recorder(snapshots, Settlement.DEFAULT, any -> true)
        .record(
            account,
            SliceKey.of(SID, DAY),
            List.of(Statement.of(DAY, List.of(), Optional.of(NOW), NOW)),
            RUN,
            NOW);
    ControlTotals totals =
        new ControlTotals(
            snapshots,
            accounts,
            new SqliteControlStore(database),
            CategoryCatalogue.load(),
            Settlement.DEFAULT,
            Clock.fixed(NOW, ZoneOffset.UTC));
    handler =
        new ExportUsageHandler(
            new ExportPartition(
                new ExportUsage(
                    snapshots,
                    accounts,
                    lake,
                    CategoryCatalogue.load(),
                    Settlement.DEFAULT,
                    totals,
                    new SqliteCategoryStore(database),
                    OfMoreVersions.REFUSE),
                new Tallies(lake),
                Telemetry.start(
                    "export-usage",
                    new PrintStream(told, true, UTF_8),
                    Clock.fixed(NOW, ZoneOffset.UTC))));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void writesThePartitionsOfADayOnce() {
    ExportOutcome first = export("daily/2026-10-31");
    ExportOutcome second = export("daily/2026-10-31");

    assertThat(first.written()).as("restatements of no rows as well").isEqualTo(5);
    assertThat(first.controls()).isEqualTo(new ControlCounts(8, 0, 0));
    assertThat(first.rows()).isEqualTo(3 + 8);
    assertThat(first.bytes()).isPositive();
    assertThat(lake.find(Datasets.usage(DAY.granularity()).partition(DAY))).isPresent();
    assertThat(second).isEqualTo(new ExportOutcome(0, 5, 0, 0, 0, first.controls()));
  }

  @Test
  void keepsWhatItDidForTheReportAndTellsIt() {
    ExportOutcome outcome = export("daily/2026-10-31");

    assertThat(lake.readRunFile(new RunFile(RUN, "exported-daily-2026-10-31.json")))
        .hasValueSatisfying(
            json ->
                assertThat(new String(json, UTF_8))
                    .isEqualTo(
                        ("{\"written\":5,\"unchanged\":0,\"rows\":11,\"bytes\":%d,\"versionsDropped\":0,"
                             + "\"controlsPassed\":8,\"controlsWarned\":0,\"controlsFailed\":0}")
                            .formatted(outcome.bytes())));
    assertThat(told.toString(UTF_8).lines())
        .anySatisfy(line -> assertThat(line).contains("\"exported\"", RUN, "daily/2026-10-31"))
        .anySatisfy(line -> assertThat(line).contains("_aws", "\"PartitionsWritten\":5"));
  }

  @Test
  void writesTheAccounts() {
    assertThat(export("accounts").rows()).isEqualTo(1);
    assertThat(lake.find(Datasets.ACCOUNTS.partition())).isPresent();
  }

  @Test
  void writesTheCategories() {
    assertThat(export("categories").rows()).isGreaterThan(640);
    assertThat(lake.find(Datasets.CATEGORIES.partition())).isPresent();
  }

  @Test
  void writesWhatControlsFoundOfADayAlone() {
    ExportOutcome outcome = export("controls/2026-10-31");

    assertThat(outcome.written()).isEqualTo(1);
    assertThat(outcome.controls().pass()).isEqualTo(outcome.rows()).isPositive();
    assertThat(lake.find(Datasets.COVERAGE.partition(DAY))).isEmpty();
  }

  @Test
  void aDayOfWhichNothingIsKnownHasRowsInCoverageAlone() {
    ExportOutcome outcome = export("daily/2026-10-30");

    assertThat(outcome.written()).isEqualTo(5);
    assertThat(outcome.rows()).isEqualTo(1);
    assertThat(lake.find(Datasets.COVERAGE.partition(UsagePeriod.day(LocalDate.of(2026, 10, 30)))))
        .isPresent();
  }

  @Test
  void beginsALongerPeriodOnce() {
    assertThat(export("begin/monthly/2026-10").written()).isEqualTo(1);
    assertThat(lake.find(Datasets.USAGE_MONTHLY.partition(UsagePeriod.of(MONTHLY, "2026-10"))))
        .hasValueSatisfying(object -> assertThat(object.rows()).isZero());
    assertThat(export("begin/monthly/2026-10")).isEqualTo(ExportOutcome.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "daily",
        "daily/",
        "daily/2026-02-30",
        "hourly/2026-10-31",
        "controls/",
        "Accounts",
        "/"
      })
  void aPartThatIsNoneIsRefusedByName(String part) {
    assertThatIllegalArgumentException().isThrownBy(() -> export(part)).withMessageContaining("'");
  }

  private ExportOutcome export(String part) {
    return handler.handleRequest(Map.of("runId", RUN, "part", part), OneInvocation.within(900_000));
  }
}
