package io.github.usageexport.simulator.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting that ends at once when the server closes. */
final class Pauses implements AutoCloseable {
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * Waits for the given time.
   *
   * @return false if the server is closing
   */
  boolean hold(Duration time) {
    if (!time.isPositive()) {
      return closed.getCount() > 0;
    }
    try {
      return !closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
