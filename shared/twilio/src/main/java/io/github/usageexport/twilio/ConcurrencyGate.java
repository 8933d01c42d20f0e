package io.github.usageexport.twilio;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many requests may be in flight: one gate for an account tree and process, because Twilio
 * limits concurrency per account and publishes no number. Doubles at the start, then grows by one a
 * round, and halves when Twilio throttles (additive increase, multiplicative decrease).
 */
final class ConcurrencyGate {
  private static final int START = 8;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final int ceiling;

  private int limit;

  private int successesSinceGrowth;
  private int inFlight;
  private boolean doubling = true;

  /** Requests that left before the last cut: their throttling is no news. */
  private long round;

  ConcurrencyGate(int ceiling) {
    this.ceiling = ceiling;
    this.limit = Math.min(START, ceiling);
  }

  /** Waits for room and takes it. To be ended by {@link Permit#succeeded} and the others. */
  Permit enter() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (inFlight >= limit) {
        room.await();
      }
      inFlight++;
      return new Permit(round);
    } finally {
      lock.unlock();
    }
  }

  int limit() {
    lock.lock();
    try {
      return limit;
    } finally {
      lock.unlock();
    }
  }

  /** The right to one request. */
  final class Permit {
    private final long enteredIn;

    private Permit(long enteredIn) {
      this.enteredIn = enteredIn;
    }

    void succeeded() {
      leave(this::grow);
    }

    void failed() {
      leave(() -> {});
    }

    /**
     * @param concurrentRequests what Twilio counted, itself included; 0 if it did not say
     */
    void throttled(int concurrentRequests) {
      leave(
          () -> {
            if (enteredIn == round) {
              int seen = concurrentRequests > 0 ? Math.min(limit, concurrentRequests) : limit;
              limit = Math.max(1, seen / 2);
              doubling = false;
              successesSinceGrowth = 0;
              round++;
            }
          });
    }

    private void grow() {
      successesSinceGrowth++;
      if (limit < ceiling && (doubling || successesSinceGrowth >= limit)) {
        limit++;
        successesSinceGrowth = 0;
      }
    }

    private void leave(Runnable adapt) {
      lock.lock();
      try {
        inFlight--;
        adapt.run();
        room.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
