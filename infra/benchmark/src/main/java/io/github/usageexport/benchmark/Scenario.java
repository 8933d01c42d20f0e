package io.github.usageexport.benchmark;

import java.time.Duration;
import java.util.List;

/**
 * A world to export whole, and how.
 *
 * @param accounts the parent among them
 * @param days today, of which only a part is over, among them
 * @param categories that Twilio states for each account-day, zero ones included
 * @param usedCategories leaves that an account uses; roll-ups and the total come on top
 * @param latency of each answer
 * @param heapMegabytes of the process that exports
 * @param inFlight requests at most, one run for each, the last one to be judged
 */
record Scenario(
    String name,
    String title,
    int accounts,
    int days,
    int categories,
    int usedCategories,
    Duration latency,
    int heapMegabytes,
    List<Integer> inFlight) {
  private static final int HEAP_MEGABYTES = 512;
  private static final int IN_FLIGHT = 20;

  /** Bound by how long Twilio takes to answer. */
  static final Scenario LATENCY =
      new Scenario(
          "latency",
          "latency-bound",
          100,
          30,
          80,
          16,
          Duration.ofMillis(500),
          HEAP_MEGABYTES,
          List.of(1, IN_FLIGHT));

  /** Bound by the processor. */
  static final Scenario CPU =
      new Scenario(
          "cpu",
          "CPU-bound",
          250,
          30,
          400,
          14,
          Duration.ZERO,
          HEAP_MEGABYTES,
          List.of(1, IN_FLIGHT));

  /** A tenth of {@link #MEMORY_FULL}, in the same heap. */
  static final Scenario MEMORY =
      new Scenario(
          "memory",
          "many accounts, a tenth",
          100,
          35,
          400,
          14,
          Duration.ZERO,
          HEAP_MEGABYTES,
          List.of(IN_FLIGHT));

  /** So many accounts that what grows with them would not fit. */
  static final Scenario MEMORY_FULL =
      new Scenario(
          "memory-full",
          "many accounts",
          1000,
          35,
          400,
          14,
          Duration.ZERO,
          HEAP_MEGABYTES,
          List.of(IN_FLIGHT));

  static final List<Scenario> ALL = List.of(LATENCY, CPU, MEMORY, MEMORY_FULL);
}
