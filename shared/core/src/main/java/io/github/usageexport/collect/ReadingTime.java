package io.github.usageexport.collect;

import io.github.usageexport.run.Slice;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.usage.FailureReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Until when a batch may read. Then what is being read is interrupted, so that requests in flight
 * are cut, and what was not begun is not begun: both are NOT_READ. What is being recorded is not
 * interrupted.
 */
public final class ReadingTime {
  private final Clock clock;
  private final Instant end;
  private final Set<Thread> reading = new HashSet<>();
  private boolean isOver;

  private ReadingTime(Clock clock, Instant end) {
    this.clock = clock;
    this.end = end;
  }

  /** Ends when the process does. */
  static ReadingTime unlimited(Clock clock) {
    return new ReadingTime(clock, Instant.MAX);
  }

  /**
   * @param limit from now on; none is left if it is negative
   */
  public static ReadingTime of(Duration limit, Clock clock) {
    return new ReadingTime(clock, clock.instant().plus(limit));
  }

  SliceReading read(UsageSource source, Slice slice) throws UnreadableException {
    if (!begin()) {
      throw notRead(slice);
    }
    try {
      return source.read(slice);
    } catch (UnreadableException e) {
      throw isOver() && e.problem().reason() == FailureReason.NOT_READ ? notRead(slice) : e;
    } catch (RuntimeException e) {
      // What an interruption does to a client depends on where it meets it.
      if (isOver()) {
        throw notRead(slice);
      }
      throw e;
    } finally {
      leave();
    }
  }

  /** Waits for a permit, and ends the reading of all slices when the time is over. */
  void acquire(Semaphore permits) throws InterruptedException {
    if (!end.equals(Instant.MAX)) {
      if (permits.tryAcquire(millisLeft(), TimeUnit.MILLISECONDS)) {
        return;
      }
      cut();
    }
    permits.acquire();
  }

  /** Waits for a slice, and ends the reading of all slices when the time is over. */
  SliceOutcome await(Future<SliceOutcome> slice) throws InterruptedException, ExecutionException {
    if (!end.equals(Instant.MAX)) {
      try {
        return slice.get(millisLeft(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        cut();
      }
    }
    return slice.get();
  }

  /** Whether anything may still be begun. */
  boolean isLeft() {
    return clock.instant().isBefore(end);
  }

  private long millisLeft() {
    return Math.max(0, Duration.between(clock.instant(), end).toMillis());
  }

  private synchronized void cut() {
    isOver = true;
    reading.forEach(Thread::interrupt);
  }

  private synchronized boolean begin() {
    boolean isInTime = !isOver && clock.instant().isBefore(end);
    return isInTime && reading.add(Thread.currentThread());
  }

  private synchronized boolean isOver() {
    return isOver;
  }

  /** What comes next is recording: an interruption that ended the reading goes no further. */
  private synchronized void leave() {
    reading.remove(Thread.currentThread());
    if (isOver) {
      boolean _ = Thread.interrupted();
    }
  }

  private static UnreadableException notRead(Slice slice) {
    return new UnreadableException(
        FailureReason.NOT_READ,
        "the function's time was over before %s was read".formatted(slice),
        "Run again: what is missing is read then. If it recurs, raise TwilioConcurrency");
  }
}
