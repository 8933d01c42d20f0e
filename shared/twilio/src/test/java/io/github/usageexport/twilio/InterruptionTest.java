package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.run.Problem;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever is interrupted while it waits says that it did not read, and leaves at once. */
@Timeout(60)
class InterruptionTest {
  private record Ended(Problem problem, boolean interrupted) {}

  /** Interrupts the reading of October once {@code waiting} falls. */
  private static Ended interrupted(Reader reader, Twilio twilio, CountDownLatch waiting)
      throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Ended> reading =
          threads.submit(
              () -> {
                Problem problem =
                    Reader.problem(
                        () ->
                            twilio
                                .usage()
                                .read(Reader.slice(Granularity.DAILY, "2026-10-01", "2026-10-31")));
                return new Ended(problem, Thread.currentThread().isInterrupted());
              });
      waiting.await();
      threads.shutdownNow();
      return reading.get();
    } finally {
      reader.close();
    }
  }

  private static void assertNotRead(Ended ended) {
    assertThat(ended.problem().reason()).isEqualTo(FailureReason.NOT_READ);
    assertThat(ended.problem().remedy()).contains("resume");
    assertThat(ended.interrupted()).as("whoever called it learns of it").isTrue();
  }

  @Test
  void whileTwilioIsSilent() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    Reader reader =
        new Reader(
            _ ->
                (_, closed) -> {
                  asked.countDown();
                  closed.await();
                });
    assertNotRead(interrupted(reader, reader.twilio, asked));
  }

  @Test
  void whileItPausesBeforeTheNextTry() throws Exception {
    CountDownLatch pausing = new CountDownLatch(1);
    Reader reader = new Reader(_ -> Answer.html503());
    TwilioSettings settings = TwilioSettings.of(reader.server.baseUrl(), Reader.PARENT, 4);
    try (Twilio twilio =
        new Twilio(
            settings,
            CredentialSource.of(Reader.parentToken()),
            Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC),
            any -> {
              pausing.countDown();
              Thread.sleep(Duration.ofMinutes(10));
            },
            new Random(1))) {
      assertNotRead(interrupted(reader, twilio, pausing));
    }
  }

  @Test
  void whileItWaitsForRoomAtTheGate() throws Exception {
    CountDownLatch taken = new CountDownLatch(4);
    Reader reader =
        new Reader(
            _ ->
                (_, closed) -> {
                  taken.countDown();
                  closed.await();
                });
    try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int other = 0; other < 4; other++) {
        others.execute(() -> Reader.problem(reader::october));
      }
      assertNotRead(interrupted(reader, reader.twilio, taken));
      others.shutdownNow();
    }
  }
}
