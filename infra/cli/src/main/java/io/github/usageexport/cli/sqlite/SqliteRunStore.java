package io.github.usageexport.cli.sqlite;

import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.run.RunStore;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps runs and how their slices ended in a {@link SqliteDatabase}. */
public final class SqliteRunStore implements RunStore {
  private static final String SELECT =
      """
      SELECT id, status, started_at, finished_at, today, start_date, end_date, granularities,
        problem
      FROM runs
      """;
  private static final String BY_ID = SELECT + "WHERE id = ?";
  private static final String LATEST = SELECT + "ORDER BY started_at DESC, id DESC LIMIT 1";
  private static final String UNFINISHED =
      SELECT + "WHERE status = 'RUNNING' ORDER BY started_at, id";
  private static final String REPLACE =
      """
      INSERT OR REPLACE INTO runs (
        id, status, started_at, finished_at, today, start_date, end_date, granularities, problem)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final SqliteDatabase database;

  public SqliteRunStore(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public void save(Run run) {
    database.write(
        session ->
            session
                .query(REPLACE)
                .with(run.id())
                .with(run.status().name())
                .with(run.startedAt())
                .with(run.finishedAt())
                .with(run.today().toString())
                .with(run.range().start().toString())
                .with(run.range().end().toString())
                .with(
                    run.granularities().stream()
                        .map(Granularity::word)
                        .collect(Collectors.joining(",")))
                .with(run.problem())
                .update());
  }

  @Override
  public Optional<Run> run(String runId) {
    return database.read(session -> session.query(BY_ID).with(runId).first(SqliteRunStore::read));
  }

  @Override
  public Optional<Run> latestRun() {
    return database.read(session -> session.query(LATEST).first(SqliteRunStore::read));
  }

  @Override
  public List<Run> unfinishedRuns() {
    return database.read(session -> session.query(UNFINISHED).list(SqliteRunStore::read));
  }

  /** The lock of the data folder, which a run holds to its end, proves another one dead. */
  @Override
  public Duration longestRun() {
    return Duration.ZERO;
  }

  @Override
  public void saveOutcomes(String runId, Collection<SliceOutcome> outcomes) {
    database.write(
        session -> {
          for (SliceOutcome outcome : outcomes) {
            OutcomeRow.bind(session.query(OutcomeRow.REPLACE), runId, outcome).update();
          }
          return outcomes.size();
        });
  }

  @Override
  public List<SliceOutcome> outcomes(String runId) {
    return database
        .read(session -> session.query(OutcomeRow.SELECT).with(runId).list(OutcomeRow::read))
        .stream()
        .sorted(SliceOutcome.ORDER)
        .toList();
  }

  private static Run read(SqliteRow row) throws SQLException {
    return new Run(
        row.text(),
        RunStatus.valueOf(row.text()),
        row.instant(),
        row.optionalInstant(),
        row.date(),
        new DateRange(row.date(), row.date()),
        Arrays.stream(row.text().split(","))
            .filter(word -> !word.isEmpty())
            .map(Granularity::of)
            .collect(Collectors.toSet()),
        row.optionalText());
  }
}
