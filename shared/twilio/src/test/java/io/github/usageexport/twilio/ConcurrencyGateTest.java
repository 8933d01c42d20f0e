package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.twilio.ConcurrencyGate.Permit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ConcurrencyGateTest {
  private static List<Permit> fill(ConcurrencyGate gate) throws InterruptedException {
    List<Permit> permits = new ArrayList<>();
    for (int room = gate.limit(); room > 0; room--) {
      permits.add(gate.enter());
    }
    return permits;
  }

  @Test
  void doublesEachRoundAtTheStartUpToTheCeiling() throws InterruptedException {
    ConcurrencyGate gate = new ConcurrencyGate(50);
    List<Integer> limits = new ArrayList<>();
    for (int round = 0; round < 5; round++) {
      limits.add(gate.limit());
      fill(gate).forEach(Permit::succeeded);
    }
    assertThat(limits).containsExactly(8, 16, 32, 50, 50);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void startsAtASmallCeiling(int ceiling) throws InterruptedException {
    ConcurrencyGate gate = new ConcurrencyGate(ceiling);
    fill(gate).forEach(Permit::succeeded);
    assertThat(gate.limit()).isEqualTo(ceiling);
  }

  @Test
  void halvesOnceForAllThatLeftInTheSameRound() throws InterruptedException {
    ConcurrencyGate gate = new ConcurrencyGate(8);
    fill(gate).forEach(permit -> permit.throttled(0));
    assertThat(gate.limit()).isEqualTo(4);
    gate.enter().throttled(0);
    assertThat(gate.limit()).isEqualTo(2);
    gate.enter().throttled(0);
    gate.enter().throttled(0);
    assertThat(gate.limit()).as("one request always gets through").isEqualTo(1);
  }

  @Test
  void growsByOneARoundAfterItWasThrottled() throws InterruptedException {
    ConcurrencyGate gate = new ConcurrencyGate(20);
    gate.enter().throttled(0);
    List<Integer> limits = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      limits.add(gate.limit());
      fill(gate).forEach(Permit::succeeded);
    }
    assertThat(limits).containsExactly(4, 5, 6, 7);
  }

  @ParameterizedTest
  @CsvSource({"6, 3", "8, 4", "100, 4", "1, 1", "0, 4"})
  void cutsBelowWhatTwilioCounted(int concurrentRequests, int limit) throws InterruptedException {
    ConcurrencyGate gate = new ConcurrencyGate(8);
    gate.enter().throttled(concurrentRequests);
    assertThat(gate.limit()).isEqualTo(limit);
  }

  @Test
  void aFailureGivesBackItsPlaceAndChangesNothing() throws InterruptedException {
    ConcurrencyGate gate = new ConcurrencyGate(2);
    for (int i = 0; i < 10; i++) {
      gate.enter().failed();
    }
    assertThat(gate.limit()).isEqualTo(2);
    assertThat(fill(gate)).hasSize(2);
  }

  @Test
  void whoWaitsCanBeInterrupted() throws InterruptedException {
    ConcurrencyGate gate = new ConcurrencyGate(1);
    Permit taken = gate.enter();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Permit> waiting = threads.submit(gate::enter);
      threads.shutdownNow();
      assertThatThrownBy(waiting::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InterruptedException.class);
    }
    taken.succeeded();
    gate.enter().succeeded();
    assertThat(gate.limit()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 20_261_124})
  void letsEveryoneThroughAndNeverTooManyAtOnce(long seed) throws Exception {
    int ceiling = 12;
    ConcurrencyGate gate = new ConcurrencyGate(ceiling);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Future<?>> readers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int reader = 0; reader < 400; reader++) {
        SplittableRandom random = new SplittableRandom(seed + reader);
        readers.add(
            threads.submit(
                () -> {
                  for (int request = 0; request < 25; request++) {
                    Permit permit = gate.enter();
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(1);
                    inside.decrementAndGet();
                    end(permit, random);
                  }
                  return null;
                }));
      }
    }
    for (Future<?> reader : readers) {
      reader.get();
    }
    assertThat(most.get()).as("seed %d", seed).isBetween(2, ceiling);
    assertThat(gate.limit()).isBetween(1, ceiling);
    assertThat(fill(gate)).as("nothing is left inside").hasSize(gate.limit());
  }

  private static void end(Permit permit, SplittableRandom random) {
    switch (random.nextInt(10)) {
      case 0 -> permit.throttled(random.nextInt(20));
      case 1 -> permit.failed();
      default -> permit.succeeded();
    }
  }
}
