package io.github.usageexport.snapshot.dynamodb;

import io.github.usageexport.pipeline.StoppedException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Work done a few inputs ahead of the reader, each in a thread of its own, read in their order. */
final class SideBySide<A, R> implements Iterator<R> {
  private final Iterator<A> inputs;
  private final int ahead;
  private final Function<A, R> work;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Future<R>> running = new ArrayDeque<>();

  private SideBySide(Iterator<A> inputs, int ahead, Function<A, R> work) {
    this.inputs = inputs;
    this.ahead = ahead;
    this.work = work;
  }

  /**
   * A stream of results in the order of the inputs. To be closed.
   *
   * @param ahead how many results are worked on or wait to be read, at most
   */
  static <A, R> Stream<R> map(Collection<A> inputs, int ahead, Function<A, R> work) {
    SideBySide<A, R> results = new SideBySide<>(inputs.iterator(), ahead, work);
    return StreamSupport.stream(
            Spliterators.spliterator(results, inputs.size(), Spliterator.ORDERED), false)
        .onClose(results.threads::shutdownNow);
  }

  @Override
  public boolean hasNext() {
    return !running.isEmpty() || inputs.hasNext();
  }

  @Override
  public R next() {
    while (running.size() < ahead && inputs.hasNext()) {
      A input = inputs.next();
      running.add(threads.submit(() -> work.apply(input)));
    }
    Future<R> first = running.poll();
    if (first == null) {
      throw new NoSuchElementException();
    }
    try {
      return first.get();
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
