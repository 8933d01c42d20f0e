package io.github.usageexport.functions.reportusage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usageexport.aws.lambda.Telemetry;
import io.github.usageexport.cli.lake.DirectoryLakeStore;
import io.github.usageexport.cli.sqlite.SqliteAccountStore;
import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.cli.sqlite.SqliteRunStore;
import io.github.usageexport.cli.sqlite.SqliteSnapshotStore;
import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.finish.ReportUsage;
import io.github.usageexport.finish.RunNotice;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.RunFile;
import io.github.usageexport.report.ChecksSource;
import io.github.usageexport.report.UsageReports;
import io.github.usageexport.run.Problem;
import io.github.usageexport.run.Restated;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.run.RunStore;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A run over the embedded store and a directory lake, about to be reported. */
final class ReportingRun implements AutoCloseable {
  private static final Instant NOW = Instant.parse(EndedRuns.STARTED_AT);
  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
  private static final DateRange DAYS = new DateRange(DAY, DAY.plusDays(1));

  private final SqliteDatabase database;
  private final RunStore runs;
  private final LakeStore lake;
  private final List<RunNotice> notices = new ArrayList<>();
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final ReportUsageHandler handler;

  private ReportingRun(SqliteDatabase database, LakeStore lake) {
    this.database = database;
    this.runs = new SqliteRunStore(database);
    this.lake = lake;
    Clock clock = Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC);
    this.handler =
        new ReportUsageHandler(
            new EndRun(
                new ReportUsage(
                    new UsageReports(
                        new SqliteSnapshotStore(database),
                        new SqliteAccountStore(database),
                        CategoryCatalogue.load(),
                        Settlement.DEFAULT,
                        ChecksSource.NONE),
                    runs,
                    lake,
                    clock),
                notices::add,
                Telemetry.start("report-usage", new PrintStream(told, true, UTF_8), clock)));
  }

  static ReportingRun in(Path folder) {
    return new ReportingRun(
        SqliteDatabase.open(folder, new SplittableRandom(1)),
        new DirectoryLakeStore(folder.resolve("lake")));
  }

  void begin(String batches) {
    save(EndedRuns.RUN, NOW);
    left("batches.json", batches);
  }

  /** The store knows it, the lake has nothing of it. */
  void beganWithoutLake() {
    save(EndedRuns.RUN, NOW);
  }

  /** Another run that never ended. */
  void beganBefore(String runId) {
    save(runId, NOW.minusSeconds(60));
  }

  private void save(String runId, Instant startedAt) {
    runs.save(
        new Run(
            runId,
            RunStatus.RUNNING,
            startedAt,
            null,
            DAYS.end(),
            DAYS,
            Set.of(Granularity.DAILY)));
  }

  /** The plan has one batch for each of these accounts. */
  void batches(int... accounts) {
    left("batches.json", EndedRuns.batches(accounts));
  }

  void ended(int account, @Nullable FailureReason reason) {
    save(
        EndedRuns.sid(account),
        reason == null ? null : new Problem(reason, "no answer", "Run again"));
  }

  void failed(int number, String detail) {
    save(
        String.format(Locale.ROOT, "AC%032x", number),
        new Problem(FailureReason.UNAVAILABLE, detail, "Run again"));
  }

  private void save(String account, @Nullable Problem problem) {
    runs.saveOutcomes(
        EndedRuns.RUN,
        List.of(
            new SliceOutcome(
                new AccountSid(account),
                Granularity.DAILY,
                new DateRange(DAY, DAY),
                problem,
                Counts.NONE,
                Restated.NOTHING)));
  }

  void left(String file, String json) {
    lake.writeRunFile(new RunFile(EndedRuns.RUN, file), json.getBytes(UTF_8));
  }

  Map<String, @Nullable Object> report(Map<String, Object> event) {
    return handler.handleRequest(event, OneInvocation.within(900_000));
  }

  Optional<Run> stored() {
    return stored(EndedRuns.RUN);
  }

  Optional<Run> stored(String runId) {
    return runs.run(runId);
  }

  LakeStore lake() {
    return lake;
  }

  byte[] reportInTheLake() {
    return lake.readRunFile(new RunFile(EndedRuns.RUN, ReportUsage.REPORT_JSON)).orElseThrow();
  }

  List<RunNotice> notices() {
    return notices;
  }

  String told() {
    return told.toString(UTF_8);
  }

  @Override
  public void close() {
    database.close();
  }
}
