package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.run.Pause;
import io.github.usageexport.run.StoppedException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Repeats requests that fail for a while: throttled ones, transactions that meet another, answers
 * that are lost. The SDK itself repeats nothing. Waits a random part of a doubling span, so that
 * many writers do not come back at once.
 */
final class Patience {
  /** About half a minute in all, if every wait takes half its span. */
  private static final int ATTEMPTS = 12;

  private static final Duration FIRST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(8);

  private final String table;
  private final Pause pause;
  private final RandomGenerator random;

  Patience(String table, Pause pause, RandomGenerator random) {
    this.table = table;
    this.pause = pause;
    this.random = random;
  }

  /**
   * The answer to a request.
   *
   * @throws SdkException if it is of a kind that does not pass
   * @throws io.github.usageexport.snapshot.StoreException if it did not pass in time
   */
  <T> T call(Supplier<T> request) {
    for (int attempt = 1; ; attempt++) {
      try {
        return request.get();
      } catch (AbortedException e) {
        Thread.currentThread().interrupt();
        throw new StoppedException();
      } catch (SdkException e) {
        if (!DynamoFailure.passes(e)) {
          throw e;
        }
        if (attempt == ATTEMPTS) {
          throw DynamoFailure.of(table, e);
        }
        rest(attempt);
      }
    }
  }

  /**
   * Waits before the next try.
   *
   * @param attempt failures so far, from 1
   */
  void rest(int attempt) {
    try {
      pause.forDuration(jittered(attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }

  int attempts() {
    return ATTEMPTS;
  }

  private Duration jittered(int attempt) {
    Duration span = FIRST.multipliedBy(1L << (Math.min(attempt, ATTEMPTS) - 1));
    long bound = Math.min(span.toMillis(), LONGEST.toMillis());
    synchronized (random) {
      return Duration.ofMillis(random.nextLong(bound + 1));
    }
  }
}
