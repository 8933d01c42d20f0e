package io.github.usageexport.cli;

import io.github.usageexport.simulator.fault.ApiRequest;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** When a run is killed: by its progress or, as whoever pulls the plug, by the time. */
sealed interface KillMoment {

  /** What one clean run did. */
  record Clean(long milliseconds, int usageRequests, int partitions) {}

  /** Asked again and again while the run goes on. */
  default boolean hasCome(LakeWatch watch, long startedNanos) throws IOException {
    return false;
  }

  /** Turns that {@link #of} takes. */
  int KINDS = 6;

  /** Asked by the simulator before it answers. */
  default boolean isAt(ApiRequest request) {
    return false;
  }

  /** The next kind in turn, so that every stage has its share; the rest by the seed. */
  static KillMoment of(int turn, RandomGenerator random, Clean clean) {
    return switch (turn) {
      case 0, 3 -> new UsageRequest(1 + random.nextInt(clean.usageRequests()), new AtomicInteger());
      case 1 -> new Written(1 + random.nextInt(clean.partitions() - 1));
      case 2 -> new AllWritten(clean.partitions(), random.nextInt(2_000));
      case 4 -> new AccountList();
      default -> new Delay(random.nextLong(clean.milliseconds()));
    };
  }

  record Delay(long milliseconds) implements KillMoment {
    @Override
    public boolean hasCome(LakeWatch watch, long startedNanos) {
      return System.nanoTime() - startedNanos >= TimeUnit.MILLISECONDS.toNanos(milliseconds);
    }
  }

  record AccountList() implements KillMoment {
    @Override
    public boolean isAt(ApiRequest request) {
      return request.resource().equals(ApiRequest.ACCOUNTS);
    }
  }

  /** At the so many-th request for usage. */
  record UsageRequest(int number, AtomicInteger seen) implements KillMoment {
    @Override
    public boolean isAt(ApiRequest request) {
      return request.isUsage() && seen.incrementAndGet() == number;
    }

    @Override
    public String toString() {
      return "UsageRequest[number=" + number + "]";
    }
  }

  /** Once so many partitions are in their place. */
  record Written(int partitions) implements KillMoment {
    @Override
    public boolean hasCome(LakeWatch watch, long startedNanos) throws IOException {
      return watch.partitions() >= partitions;
    }
  }

  /** Once everything is exported, and so many microseconds later. */
  record AllWritten(int partitions, int microseconds) implements KillMoment {
    @Override
    public boolean hasCome(LakeWatch watch, long startedNanos) throws IOException {
      if (watch.manifests() < partitions) {
        return false;
      }
      long from = System.nanoTime();
      while (System.nanoTime() - from < TimeUnit.MICROSECONDS.toNanos(microseconds)) {
        Thread.onSpinWait();
      }
      return true;
    }
  }
}
