package io.github.usageexport.collect;

import io.github.usageexport.control.ControlKind;
import io.github.usageexport.run.ControlSlice;
import io.github.usageexport.run.Problem;
import io.github.usageexport.run.RunStore;
import io.github.usageexport.run.Slice;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.run.TaskGroup;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.RunMark;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * The second stage: reads slices side by side and records each whole. What Twilio does is data, in
 * the outcomes; an exception is a fault of the store.
 */
public final class CollectUsage {
  /** After one of these the account's other slices would fare alike. */
  private static final Set<FailureReason> OF_THE_WHOLE_ACCOUNT =
      EnumSet.of(FailureReason.UNAUTHORISED, FailureReason.UNAVAILABLE, FailureReason.ACCOUNT_GONE);

  /** The first reading and two more. */
  private static final int READINGS = 3;

  private final UsageSource source;
  private final SliceRecorder recorder;
  private final RunStore runs;
  private final Clock clock;
  private final CollectControls controls;

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
    this.recorder = new SliceRecorder(recorder, names, clock);
    this.runs = runs;
    this.clock = clock;
    this.slicesAtOnce = new Semaphore(slicesAtOnce);
    this.controls = controls;
  }

  /**
   * Reads what the days are compared with.
   *
   * @param outcomes of the days, as far as they are known: an account of which they say that it
   *     could not be read is not asked again
   */
  public void collectControls(
      String runId, Collection<ControlSlice> slices, Collection<SliceOutcome> outcomes) {
    collectControls(runId, slices, outcomes, ReadingTime.unlimited(clock));
  }

  /** As many of them as can be begun in time. */
  public void collectControls(
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
    return collect(runId, slices, List.of(), progress, time);
  }

  /** As the next, for as long as it takes. */
  public List<SliceOutcome> collect(
      String runId,
      Collection<Slice> slices,
      Collection<ControlSlice> sums,
      CollectProgress progress) {
    return collect(runId, slices, sums, progress, ReadingTime.unlimited(clock));
  }

  /**
   * As the others, and days that do not make what Twilio sums them up to are read again, twice,
   * before they are recorded.
   *
   * @param sums controls of the run, of which those are read that sum the days of one slice
   */
  public List<SliceOutcome> collect(
      String runId,
      Collection<Slice> slices,
      Collection<ControlSlice> sums,
      CollectProgress progress,
      ReadingTime time) {
    Map<Slice, ControlSlice> sumOf = sumOf(slices, sums);
    RunMark run =
        runs.run(runId)
            .map(known -> new RunMark(runId, known.startedAt()))
            .orElseGet(() -> RunMark.fresh(runId));
    List<SliceOutcome> outcomes = new ArrayList<>();
    // Of this call alone: a stage may outlive the run, and the account be well in the next.
    Map<AccountSid, Problem> failedAccounts = new ConcurrentHashMap<>();
    try (TaskGroup group = TaskGroup.waiting()) {
      List<Future<SliceOutcome>> running = new ArrayList<>();
      RecordingOrder order = new RecordingOrder(slices);
      for (Slice slice : slices) {
        if (order.isBroken()) {
          break;
        }
        // In order of the slices: none that has a permit waits for one that has none.
        group.awaitTurn(() -> time.acquire(slicesAtOnce));
        Optional<ControlSlice> sum = Optional.ofNullable(sumOf.get(slice));
        running.add(
            group.start(() -> collect(run, slice, sum, progress, failedAccounts, order, time)));
      }
      for (Future<SliceOutcome> slice : running) {
        outcomes.add(group.await(() -> time.await(slice)));
      }
    }
    return outcomes;
  }

  /**
   * Records that slices were not read, but for those that were: of a batch whose invocation died.
   *
   * @param why a sentence without its full stop
   * @return how those that were not read ended
   */
  public List<SliceOutcome> giveUp(String runId, Collection<Slice> slices, String why) {
    Set<Slice.Id> ended =
        runs.outcomes(runId).stream()
            .filter(
                outcome ->
                    outcome
                        .failure()
                        .filter(each -> each.reason() == FailureReason.NOT_READ)
                        .isEmpty())
            .map(SliceOutcome::sliceId)
            .collect(Collectors.toSet());
    List<SliceOutcome> outcomes =
        slices.stream()
            .filter(slice -> !ended.contains(slice.id()))
            .map(slice -> recorder.recordFailure(slice, slice.notRead(why)))
            .toList();
    runs.saveOutcomes(runId, outcomes);
    return outcomes;
  }

  private static Map<Slice, ControlSlice> sumOf(
      Collection<Slice> slices, Collection<ControlSlice> controls) {
    Map<List<Object>, ControlSlice> byDays = new HashMap<>();
    for (ControlSlice control : controls) {
      if (control.kind() == ControlKind.RECORDS && control.range().equals(control.window())) {
        byDays.put(List.of(control.days().account().sid(), control.range().start()), control);
      }
    }
    Map<Slice, ControlSlice> found = new HashMap<>();
    for (Slice slice : slices) {
      ControlSlice sum = byDays.get(List.of(slice.account().sid(), slice.range().start()));
      if (sum != null
          && slice.granularity() == Granularity.DAILY
          && slice.range().contains(sum.range().end())) {
        found.put(slice, sum);
      }
    }
    return found;
  }

  private SliceOutcome collect(
      RunMark run,
      Slice slice,
      Optional<ControlSlice> sum,
      CollectProgress progress,
      Map<AccountSid, Problem> failedAccounts,
      RecordingOrder order,
      ReadingTime time)
      throws InterruptedException {
    boolean whole = false;
    try {
      SliceOutcome outcome = readAndRecord(run, slice, sum, failedAccounts, order, time);
      runs.saveOutcomes(run.id(), List.of(outcome));
      progress.ended(outcome);
      whole = true;
      return outcome;
    } finally {
      order.ended(slice, whole);
      slicesAtOnce.release();
    }
  }

  /** Days that do not make their sum may have been read while they moved, or without a page. */
  private SliceReading read(RunMark run, Slice slice, Optional<ControlSlice> sum, ReadingTime time)
      throws UnreadableException, InterruptedException {
    SliceReading reading = time.read(source, slice);
    if (sum.isPresent()) {
      for (int readings = 1;
          reading.noData().isEmpty()
              && time.isLeft()
              && !controls.confirm(run.id(), sum.get(), reading.records())
              && readings < READINGS;
          readings++) {
        reading = time.read(source, slice);
      }
    }
    return reading;
  }

  private SliceOutcome readAndRecord(
      RunMark run,
      Slice slice,
      Optional<ControlSlice> sum,
      Map<AccountSid, Problem> failedAccounts,
      RecordingOrder order,
      ReadingTime time)
      throws InterruptedException {
    Problem known = failedAccounts.get(slice.account().sid());
    if (known != null) {
      return recorder.recordFailure(slice, known);
    }
    try {
      SliceReading reading = read(run, slice, sum, time);
      order.awaitTurn(slice);
      SliceOutcome outcome = recorder.record(run, slice, reading);
      controls.keepOtherRows(run.id(), slice, reading);
      return outcome;
    } catch (UnreadableException e) {
      if (OF_THE_WHOLE_ACCOUNT.contains(e.problem().reason())) {
        failedAccounts.put(slice.account().sid(), e.problem());
      }
      return recorder.recordFailure(slice, e.problem());
    }
  }
}
