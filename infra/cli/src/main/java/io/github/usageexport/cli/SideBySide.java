package io.github.usageexport.cli;

import io.github.usageexport.pipeline.StoppedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does one thing for each of many at once, where waiting is most of the work. */
final class SideBySide {
  private SideBySide() {}

  /**
   * The answers, in the order of the questions.
   *
   * @throws StoppedException if this thread is interrupted
   */
  static <T, R> List<R> each(List<T> questions, Function<T, R> answer) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<R>> asked = new ArrayList<>();
      for (T question : questions) {
        asked.add(threads.submit(() -> answer.apply(question)));
      }
      List<R> answers = new ArrayList<>();
      for (Future<R> each : asked) {
        answers.add(ended(each, threads));
      }
      return answers;
    }
  }

  private static <R> R ended(Future<R> asked, ExecutorService threads) {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      threads.shutdownNow();
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }
}
