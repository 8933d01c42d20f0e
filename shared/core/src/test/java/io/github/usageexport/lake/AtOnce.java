package io.github.usageexport.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The same step by many threads, let go at one moment. */
public final class AtOnce {
  private static final int THREADS = 16;

  private AtOnce() {}

  /** What the steps that succeeded gave; each of the others must have failed as allowed. */
  public static <T> List<T> succeeding(Class<? extends Exception> allowed, Step<T> step)
      throws InterruptedException {
    CountDownLatch ready = new CountDownLatch(THREADS);
    List<T> succeeded = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (Future<T> attempt : threads.invokeAll(attempts(ready, step))) {
        if (attempt.state() == Future.State.SUCCESS) {
          succeeded.add(attempt.resultNow());
        } else {
          assertThat(attempt.exceptionNow()).isInstanceOf(allowed);
        }
      }
    }
    return succeeded;
  }

  private static <T> List<Callable<T>> attempts(CountDownLatch ready, Step<T> step) {
    return IntStream.range(0, THREADS)
        .<Callable<T>>mapToObj(
            thread ->
                () -> {
                  ready.countDown();
                  ready.await();
                  return step.run(thread);
                })
        .toList();
  }

  @FunctionalInterface
  public interface Step<T> {
    T run(int thread) throws Exception;
  }
}
