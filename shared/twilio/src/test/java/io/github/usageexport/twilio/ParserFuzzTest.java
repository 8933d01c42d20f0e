package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.usageexport.run.UnreadableException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random bytes and mutated pages into every parser. {@code -Dfuzz.seconds=600} fuzzes longer; a
 * failure names the seed that replays its one input: {@code -Dfuzz.seed=N}.
 */
class ParserFuzzTest {
  private static final int DEFAULT_SECONDS = 2;

  /** The token in the account list's sample; whatever becomes of the page, no message shows it. */
  private static final String TOKEN = "s3crets3cret";

  /** More than a parser may allocate, whatever the input: buffers, exceptions, the rows. */
  private static final long BOUND = 8 << 20;

  private static final long BOUND_PER_BYTE = 64;

  private final ThreadMXBean threads =
      (ThreadMXBean) ManagementFactory.getThreadMXBean(); // of this JVM, which is HotSpot
  private final Mutations mutations = new Mutations(samples());
  private int parsed;

  private static List<byte[]> samples() {
    List<byte[]> samples = new ArrayList<>(Pages.DOCUMENTED.stream().map(Pages::resource).toList());
    samples.add(Pages.resource("accounts.json"));
    samples.add(Pages.utf8(Pages.page(0, Pages.rows(0, 20), "/next?Page=1")));
    samples.add(Pages.utf8("{\"code\":20404,\"message\":\"not found\",\"status\":404}"));
    return samples;
  }

  @Test
  @Timeout(1200)
  void endsEveryInputAsAPageOrAsAnErrorThatIsNamed() {
    loadClasses();
    String replayed = System.getProperty("fuzz.seed");
    if (replayed != null) {
      fuzz(Long.parseLong(replayed));
      return;
    }
    long seconds = Integer.getInteger("fuzz.seconds", DEFAULT_SECONDS);
    long start = System.nanoTime();
    long seed = start;
    System.out.printf("fuzzing the parsers for %s s from seed %s%n", seconds, seed);
    int inputs = 0;
    while (System.nanoTime() - start < Duration.ofSeconds(seconds).toNanos()) {
      fuzz(seed + inputs++);
    }
    assertThat(inputs).isGreaterThan(100);
    assertThat(parsed).as("inputs that were still a page").isPositive();
  }

  /** Whose memory is not the first input's. */
  private void loadClasses() {
    for (byte[] sample : samples()) {
      parse(sample, "as it stands");
      parse(Arrays.copyOf(sample, sample.length / 2), "cut in half");
    }
    parsed = 0;
  }

  private void fuzz(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    byte[] input = mutations.next(random);
    String replay = "replay with mvn -pl shared test -Dtest=ParserFuzzTest -Dfuzz.seed=" + seed;
    long bound = BOUND + BOUND_PER_BYTE * input.length;
    long allocated = allocatedBy(input, replay);
    if (allocated >= bound) {
      // Tables that all parsers share grow in one of them: what the input costs, it costs again.
      allocated = allocatedBy(input, replay);
    }
    assertThat(allocated).as("%s: memory for %s bytes", replay, input.length).isLessThan(bound);
  }

  private long allocatedBy(byte[] input, String replay) {
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      parse(input, replay);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      byte[] shown = input.length > 2_000 ? Arrays.copyOf(input, 2_000) : input;
      throw new AssertionError(replay + "; " + Base64.getEncoder().encodeToString(shown), e);
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private void parse(byte[] input, String replay) {
    try {
      assertThat(new UsagePageParser(Pages.ACCOUNT).parse(input).records()).isNotNull();
      parsed++;
    } catch (IOException | UnreadableException e) {
      assertThat(e.getMessage()).as(replay).isNotBlank();
    }
    try {
      assertThat(AccountPageParser.parse(input).toString()).as(replay).doesNotContain(TOKEN);
      parsed++;
    } catch (IOException e) {
      assertThat(e.getMessage()).as(replay).isNotBlank().doesNotContain(TOKEN);
    }
    assertThat(TwilioError.parse(input).message().length()).as(replay).isLessThanOrEqualTo(200);
  }
}
