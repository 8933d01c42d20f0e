package io.github.usageexport.run;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Tasks that end together: a fault of one whose result is asked for, or an interruption of who
 * asks, stops the others. Closing it waits for all.
 */
public final class TaskGroup implements AutoCloseable {
  private final ExecutorService threads;

  private TaskGroup(ExecutorService threads) {
    this.threads = threads;
  }

  /** For tasks that mostly wait: each has a thread of its own at once. */
  public static TaskGroup waiting() {
    return new TaskGroup(Executors.newVirtualThreadPerTaskExecutor());
  }

  /** For tasks that mostly compute: one to a processor at a time. */
  public static TaskGroup computing() {
    return new TaskGroup(Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors()));
  }

  /**
   * The answers to many questions, asked at once, in the order of the questions.
   *
   * @throws StoppedException if this thread is interrupted
   */
  public static <T, R> List<R> each(List<T> questions, Function<T, R> answer) {
    try (TaskGroup group = waiting()) {
      return group.all(
          questions.stream().<Callable<R>>map(each -> () -> answer.apply(each)).toList());
    }
  }

  /**
   * What tasks came to that are started at once, in their order.
   *
   * @throws StoppedException if this thread is interrupted
   * @throws RuntimeException that one of them threw
   */
  public <R> List<R> all(List<Callable<R>> tasks) {
    List<Future<R>> started = tasks.stream().map(this::start).toList();
    return started.stream().map(each -> await(each::get)).toList();
  }

  public <R> Future<R> start(Callable<R> task) {
    return threads.submit(task);
  }

  /** What waits for a task, for as long as it sees fit. */
  @FunctionalInterface
  public interface Wait<R> {
    R result() throws ExecutionException, InterruptedException;
  }

  /**
   * What the task that is waited for came to.
   *
   * @throws StoppedException if this thread is interrupted
   * @throws RuntimeException that the task threw
   */
  public <R> R await(Wait<R> wait) {
    try {
      return wait.result();
    } catch (ExecutionException e) {
      stop();
      if (e.getCause() instanceof Error fault) {
        throw fault;
      }
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw stopped();
    }
  }

  /** What waits before another task is started. */
  @FunctionalInterface
  public interface Turn {
    void await() throws InterruptedException;
  }

  /**
   * Returns when it is the turn of the next task.
   *
   * @throws StoppedException if this thread is interrupted
   */
  public void awaitTurn(Turn turn) {
    try {
      turn.await();
    } catch (InterruptedException e) {
      throw stopped();
    }
  }

  private StoppedException stopped() {
    stop();
    Thread.currentThread().interrupt();
    return new StoppedException();
  }

  /** Interrupts every task that runs, and begins no other. */
  public void stop() {
    threads.shutdownNow();
  }

  @Override
  public void close() {
    threads.close();
  }
}
