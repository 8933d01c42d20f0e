package io.github.usageexport.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run cleanly on Ctrl-C and SIGTERM: interrupts the thread that runs it and gives it a
 * moment. The JVM then exits with 130 or 143 by itself.
 */
final class Shutdown {
  private static final int TRIES = 5;
  private static final long SECONDS_BETWEEN = 2;

  private final Thread worker;
  private final CountDownLatch done = new CountDownLatch(1);

  private Shutdown(Thread worker) {
    this.worker = worker;
  }

  /** For a caller that ends by itself, as tests do. */
  static Shutdown none() {
    return new Shutdown(Thread.currentThread());
  }

  static Shutdown install() {
    Shutdown shutdown = new Shutdown(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(new Thread(shutdown::stop, "shutdown"));
    return shutdown;
  }

  /** The command writes nothing that would have to be put away: it may end at any instant. */
  void endAtOnce() {
    done.countDown();
  }

  /** The command is over; the hook need not wait for it. */
  void release() {
    done.countDown();
  }

  private void stop() {
    if (done.getCount() == 0) {
      return;
    }
    try {
      for (int attempt = 0; attempt < TRIES; attempt++) {
        // Again, for a library may have taken the first for itself while it was being loaded.
        worker.interrupt();
        if (done.await(SECONDS_BETWEEN, TimeUnit.SECONDS)) {
          return;
        }
      }
      System.err.println("usage: stopped before everything was put away; run it again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
