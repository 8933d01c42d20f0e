package io.github.usageexport.pipeline;

import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.SliceChange;
import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.snapshot.StatementsOfRead;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The second stage: reads slices side by side and records each whole. What Twilio does is data, in
 * the outcomes; an exception is a fault of the store.
 */
public final class CollectUsage {
  /** After one of these the account's other slices would fare alike. */
  private static final Set<FailureReason> OF_THE_WHOLE_ACCOUNT =
      EnumSet.of(FailureReason.UNAUTHORISED, FailureReason.UNAVAILABLE, FailureReason.ACCOUNT_GONE);

  private final UsageSource source;
  private final Recorder recorder;
  private final RunStore runs;
  private final Clock clock;
  private final CollectControls controls;
  private final StatedNames names;

  /** Bounds the slices in memory; the source bounds the requests in flight. */
  private final Semaphore slicesAtOnce;

  public CollectUsage(
      UsageSource source,
      Recorder recorder,
      RunStore runs,
      Clock clock,
      int slicesAtOnce,
      CollectControls controls,
      StatedNames names) {
    this.source = source;
    this.recorder = recorder;
    this.runs = runs;
    this.clock = clock;
    this.slicesAtOnce = new Semaphore(slicesAtOnce);
    this.controls = controls;
    this.names = names;
  }

  /**
   * Reads what the days are compared with, behind the days themselves.
   *
   * @param outcomes of the days: an account that could not be read is not asked again
   */
  public void collectControls(
      String runId, Collection<ControlSlice> slices, Collection<SliceOutcome> outcomes) {
    collectControls(runId, slices, outcomes, ReadingTime.unlimited(clock));
  }

  /** As many of them as can be begun in time. */
  void collectControls(
      String runId,
      Collection<ControlSlice> slices,
      Collection<SliceOutcome> outcomes,
      ReadingTime time) {
    controls.collect(
        runId,
        slices,
        time,
        outcomes.stream()
            .filter(outcome -> !outcome.isRead())
            .map(SliceOutcome::account)
            .collect(Collectors.toSet()));
  }

  /**
   * Reads and records a run's slices, and saves how each ended.
   *
   * @param slices those of one account in order of time
   */
  public List<SliceOutcome> collect(
      String runId, Collection<Slice> slices, CollectProgress progress) {
    return collect(runId, slices, progress, ReadingTime.unlimited(clock));
  }

  /** As much of it as can be read in time; the others are NOT_READ. */
  public List<SliceOutcome> collect(
      String runId, Collection<Slice> slices, CollectProgress progress, ReadingTime time) {
    List<SliceOutcome> outcomes = new ArrayList<>();
    // Of this call alone: a stage may outlive the run, and the account be well in the next.
    Map<AccountSid, Problem> failedAccounts = new ConcurrentHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<SliceOutcome>> running = new ArrayList<>();
      RecordingOrder order = new RecordingOrder(slices);
      for (Slice slice : slices) {
        if (order.isBroken()) {
          break;
        }
        acquire(threads, time);
        running.add(
            threads.submit(() -> collect(runId, slice, progress, failedAccounts, order, time)));
      }
      for (Future<SliceOutcome> slice : running) {
        outcomes.add(ended(slice, threads, time));
      }
    }
    return outcomes;
  }

  private static SliceOutcome ended(
      Future<SliceOutcome> slice, ExecutorService threads, ReadingTime time) {
    try {
      return time.await(slice);
    } catch (ExecutionException e) {
      threads.shutdownNow();
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }

  /** In order of the slices: none that has a permit waits for one that has none. */
  private void acquire(ExecutorService threads, ReadingTime time) {
    try {
      time.acquire(slicesAtOnce);
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }

  private SliceOutcome collect(
      String runId,
      Slice slice,
      CollectProgress progress,
      Map<AccountSid, Problem> failedAccounts,
      RecordingOrder order,
      ReadingTime time)
      throws InterruptedException {
    boolean whole = false;
    try {
      SliceOutcome outcome = readAndRecord(runId, slice, failedAccounts, order, time);
      runs.saveOutcomes(runId, List.of(outcome));
      progress.ended(outcome);
      whole = true;
      return outcome;
    } finally {
      order.ended(slice, whole);
      slicesAtOnce.release();
    }
  }

  private SliceOutcome readAndRecord(
      String runId,
      Slice slice,
      Map<AccountSid, Problem> failedAccounts,
      RecordingOrder order,
      ReadingTime time)
      throws InterruptedException {
    Problem known = failedAccounts.get(slice.account().sid());
    if (known != null) {
      return failed(slice, known);
    }
    try {
      SliceReading reading = time.read(source, slice);
      order.awaitTurn(slice);
      return record(runId, slice, reading);
    } catch (UnreadableException e) {
      if (OF_THE_WHOLE_ACCOUNT.contains(e.problem().reason())) {
        failedAccounts.put(slice.account().sid(), e.problem());
      }
      return failed(slice, e.problem());
    }
  }

  private SliceOutcome failed(Slice slice, Problem problem) {
    recorder.recordFailure(slice.key(), slice.periods(), problem.reason());
    return outcome(slice, problem, Counts.NONE, Restated.NOTHING);
  }

  private SliceOutcome record(String runId, Slice slice, SliceReading reading) {
    Instant observedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Statement> statements = statements(slice, reading, observedAt);
    SliceChange change =
        recorder.record(slice.account(), slice.key(), statements, runId, observedAt);
    names.note(statements, observedAt);
    Problem problem = null;
    if (!reading.noData().isEmpty()) {
      problem = noData(slice, reading.noData());
      recorder.recordFailure(slice.key(), reading.noData(), problem.reason());
    }
    return outcome(slice, problem, change.counts(), restated(slice, change));
  }

  /** Of days alone: a longer period restates what its days do. */
  private static Restated restated(Slice slice, SliceChange change) {
    return slice.granularity() == Granularity.DAILY
        ? Restated.of(change.restatements())
        : Restated.NOTHING;
  }

  private static List<Statement> statements(Slice slice, SliceReading reading, Instant observedAt) {
    Map<UsagePeriod, List<UsageRecord>> byPeriod = new HashMap<>();
    for (UsageRecord row : reading.records()) {
      byPeriod
          .computeIfAbsent(
              UsagePeriod.containing(slice.granularity(), row.startDate()),
              any -> new ArrayList<>())
          .add(row);
    }
    Optional<Instant> greatest =
        reading.records().stream()
            .map(UsageRecord::asOf)
            .filter(Objects::nonNull)
            .max(Instant::compareTo);
    StatementsOfRead read = new StatementsOfRead(greatest, observedAt);
    List<Statement> statements = new ArrayList<>();
    for (UsagePeriod period : slice.periods()) {
      if (!reading.noData().contains(period)) {
        statements.add(read.of(period, byPeriod.getOrDefault(period, List.of())));
      }
    }
    return statements;
  }

  private Problem noData(Slice slice, Set<UsagePeriod> periods) {
    boolean hadAmounts = recorder.holdsAmounts(slice.key(), periods);
    return hadAmounts
        ? new Problem(
            FailureReason.NO_DATA_AFTER_DATA,
            "Twilio says that it holds no usage of %s, and did before".formatted(slice),
            "Run again; if it stays, ask Twilio's support. What was read before is kept")
        : new Problem(
            FailureReason.NO_DATA,
            "Twilio says that it holds no usage of %s".formatted(slice),
            "Nothing: the account itself answers");
  }

  private static SliceOutcome outcome(
      Slice slice, @Nullable Problem problem, Counts counts, Restated restated) {
    return new SliceOutcome(
        slice.account().sid(), slice.granularity(), slice.range(), problem, counts, restated);
  }
}
