package io.github.usageexport.run;

import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One run and what it set out to read.
 *
 * @param id {@code <yyyyMMdd'T'HHmmss'Z'>-<8 hex>}; see {@link RunId}
 * @param today what today was, resolved once, when the run was planned
 * @param problem what went wrong with the run as a whole, in sentences; null if nothing is known to
 */
public record Run(
    String id,
    RunStatus status,
    Instant startedAt,
    @Nullable Instant finishedAt,
    LocalDate today,
    DateRange range,
    Set<Granularity> granularities,
    @Nullable String problem) {
  public Run {
    granularities = Collections.unmodifiableSortedSet(new TreeSet<>(granularities));
  }

  /** One with which nothing is wrong. */
  public Run(
      String id,
      RunStatus status,
      Instant startedAt,
      @Nullable Instant finishedAt,
      LocalDate today,
      DateRange range,
      Set<Granularity> granularities) {
    this(id, status, startedAt, finishedAt, today, range, granularities, null);
  }

  /** The run of a request that resumes none; today is the clock's where the request names none. */
  public static Run of(ExportRequest request, String runId, Clock clock) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    LocalDate today =
        request.today() == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : request.today();
    return new Run(
        runId,
        RunStatus.RUNNING,
        now,
        null,
        today,
        request.resolve(today).range(),
        request.granularities());
  }

  /** Under way again; its days are exported by the next run should it die this time. */
  public Run restarted() {
    return new Run(id, RunStatus.RUNNING, startedAt, null, today, range, granularities);
  }

  public Run withRange(DateRange other) {
    return new Run(id, status, startedAt, finishedAt, today, other, granularities, problem);
  }

  public Run ended(RunStatus how, Instant when) {
    return new Run(id, how, startedAt, when, today, range, granularities, problem);
  }

  /** The same run, of which it is known what went wrong. */
  public Run because(@Nullable String what) {
    return new Run(id, status, startedAt, finishedAt, today, range, granularities, what);
  }
}
