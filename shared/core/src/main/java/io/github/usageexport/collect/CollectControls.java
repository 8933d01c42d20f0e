package io.github.usageexport.collect;

import io.github.usageexport.control.ControlKind;
import io.github.usageexport.control.ControlReading;
import io.github.usageexport.control.ControlStore;
import io.github.usageexport.control.RecordsSum;
import io.github.usageexport.run.ControlSlice;
import io.github.usageexport.run.Slice;
import io.github.usageexport.run.TaskGroup;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.SliceHead;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads what controls compare with, side by side. None of it can fail a run: what cannot be read is
 * recorded as such, and the control says so. An exception is a fault of the store.
 */
public final class CollectControls {
  /** So many failures of one kind in a row, and the rest of that kind would fare alike. */
  private static final int HOPELESS = 8;

  private final ControlSource source;
  private final ControlStore controls;
  private final SnapshotStore snapshots;
  private final Clock clock;
  private final Semaphore slicesAtOnce;

  /** Sums that were kept while the days were read, by run, until the run's controls are read. */
  private final Map<String, Set<ControlSlice>> confirmed = new ConcurrentHashMap<>();

  /** Of {@link #confirm}, in a row. */
  private final AtomicInteger sumFailures = new AtomicInteger();

  public CollectControls(
      ControlSource source,
      ControlStore controls,
      SnapshotStore snapshots,
      Clock clock,
      int slicesAtOnce) {
    this.source = source;
    this.controls = controls;
    this.snapshots = snapshots;
    this.clock = clock;
    this.slicesAtOnce = new Semaphore(slicesAtOnce);
  }

  /**
   * Reads the sum of days that were just read, keeps it, and says whether they make it. A sum that
   * cannot be read contradicts nothing.
   */
  boolean confirm(String runId, ControlSlice sum, List<UsageRecord> days) {
    Set<ControlSlice> kept = confirmed.computeIfAbsent(runId, _ -> ConcurrentHashMap.newKeySet());
    Stated stated = state(runId, sum, sumFailures);
    controls.save(stated.readings());
    kept.add(sum);
    return stated
        .records()
        .map(
            records ->
                RecordsSum.agree(
                    days.stream().filter(row -> sum.range().contains(row.startDate())), records))
        .orElse(true);
  }

  /** Keeps that the pages of some of a slice's days held other than the rows that they said. */
  void keepOtherRows(String runId, Slice slice, SliceReading reading) {
    if (slice.granularity() != Granularity.DAILY) {
      return;
    }
    Instant observedAt = clock.instant();
    for (DateRange range : reading.otherRows()) {
      Instant asOf =
          reading.records().stream()
              .filter(row -> range.contains(row.startDate()))
              .map(UsageRecord::asOf)
              .filter(Objects::nonNull)
              .max(Instant::compareTo)
              .orElse(observedAt);
      controls.save(
          List.of(
              new ControlReading(
                  ControlKind.PAGES,
                  slice.account().sid(),
                  range,
                  asOf,
                  observedAt,
                  runId,
                  Content.of(List.of()),
                  FailureReason.INVALID_PAGING)));
    }
  }

  /**
   * Reads and keeps a run's controls, those left out that {@link #confirm} has kept.
   *
   * @param failed accounts whose days could not be read: they are not asked again
   */
  void collect(
      String runId, Collection<ControlSlice> slices, ReadingTime time, Set<AccountSid> failed) {
    Set<ControlSlice> kept = Optional.ofNullable(confirmed.remove(runId)).orElse(Set.of());
    sumFailures.set(0);
    Map<ControlKind, AtomicInteger> failures = new EnumMap<>(ControlKind.class);
    try (TaskGroup group = TaskGroup.waiting()) {
      List<Callable<Void>> readings = new ArrayList<>();
      for (ControlSlice slice : slices) {
        if (!failed.contains(slice.days().account().sid()) && !kept.contains(slice)) {
          AtomicInteger inARow = failures.computeIfAbsent(slice.kind(), any -> new AtomicInteger());
          readings.add(() -> collect(runId, slice, time, inARow));
        }
      }
      group.all(readings);
    }
  }

  private Void collect(
      String runId, ControlSlice slice, ReadingTime time, AtomicInteger failuresInARow)
      throws InterruptedException {
    slicesAtOnce.acquire();
    try {
      if (time.isLeft() && isComparable(slice)) {
        controls.save(state(runId, slice, failuresInARow).readings());
      }
      return null;
    } finally {
      slicesAtOnce.release();
    }
  }

  /** Whether every day that the run does not read itself is known. */
  private boolean isComparable(ControlSlice slice) {
    if (slice.range().equals(slice.window())) {
      return true;
    }
    SliceHead head = snapshots.head(slice.days().key());
    return slice
        .range()
        .days()
        .filter(day -> !slice.window().contains(day))
        .allMatch(day -> head.head(UsagePeriod.day(day)).known().isPresent());
  }

  /**
   * What came of asking for a control.
   *
   * @param records empty where it could not be read
   */
  private record Stated(List<ControlReading> readings, Optional<List<UsageRecord>> records) {}

  private Stated state(String runId, ControlSlice slice, AtomicInteger failuresInARow) {
    if (failuresInARow.get() >= HOPELESS) {
      return failed(slice, FailureReason.UNAVAILABLE, runId);
    }
    try {
      List<UsageRecord> records = source.read(slice);
      List<ControlReading> readings = ControlStatements.of(slice, records, runId, clock.instant());
      failuresInARow.set(0);
      return new Stated(readings, Optional.of(records));
    } catch (UnreadableException e) {
      FailureReason reason = e.problem().reason();
      if (reason == FailureReason.NOT_READ) {
        return new Stated(List.of(), Optional.empty());
      }
      if (reason == FailureReason.UNAVAILABLE || reason == FailureReason.UNAUTHORISED) {
        failuresInARow.incrementAndGet();
      }
      return failed(slice, reason, runId);
    }
  }

  private Stated failed(ControlSlice slice, FailureReason reason, String runId) {
    return new Stated(
        ControlStatements.failed(slice, reason, runId, clock.instant()), Optional.empty());
  }
}
