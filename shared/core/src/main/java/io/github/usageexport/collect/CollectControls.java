package io.github.usageexport.collect;

import io.github.usageexport.control.ControlKind;
import io.github.usageexport.control.ControlReading;
import io.github.usageexport.control.ControlStore;
import io.github.usageexport.run.ControlSlice;
import io.github.usageexport.run.TaskGroup;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.snapshot.SliceHead;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
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
   * Reads and keeps a run's controls.
   *
   * @param failed accounts whose days could not be read: they are not asked again
   */
  void collect(
      String runId, Collection<ControlSlice> slices, ReadingTime time, Set<AccountSid> failed) {
    Map<ControlKind, AtomicInteger> failures = new EnumMap<>(ControlKind.class);
    try (TaskGroup group = TaskGroup.waiting()) {
      List<Callable<Void>> readings = new ArrayList<>();
      for (ControlSlice slice : slices) {
        if (!failed.contains(slice.days().account().sid())) {
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
        controls.save(read(runId, slice, failuresInARow));
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

  private List<ControlReading> read(
      String runId, ControlSlice slice, AtomicInteger failuresInARow) {
    if (failuresInARow.get() >= HOPELESS) {
      return ControlStatements.failed(slice, FailureReason.UNAVAILABLE, runId, clock.instant());
    }
    try {
      List<ControlReading> readings =
          ControlStatements.of(slice, source.read(slice), runId, clock.instant());
      failuresInARow.set(0);
      return readings;
    } catch (UnreadableException e) {
      FailureReason reason = e.problem().reason();
      if (reason == FailureReason.NOT_READ) {
        return List.of();
      }
      if (reason == FailureReason.UNAVAILABLE || reason == FailureReason.UNAUTHORISED) {
        failuresInARow.incrementAndGet();
      }
      return ControlStatements.failed(slice, reason, runId, clock.instant());
    }
  }
}
