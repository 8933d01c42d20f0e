package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.run.TaskGroup;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Work done a few inputs ahead of the reader, each in a thread of its own, read in their order. */
final class ReadAhead<A, R> implements Iterator<R> {
  private final Iterator<A> inputs;
  private final int ahead;
  private final Function<A, R> work;
  private final TaskGroup group = TaskGroup.waiting();
  private final Queue<Future<R>> running = new ArrayDeque<>();

  private ReadAhead(Iterator<A> inputs, int ahead, Function<A, R> work) {
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
    ReadAhead<A, R> results = new ReadAhead<>(inputs.iterator(), ahead, work);
    return StreamSupport.stream(
            Spliterators.spliterator(results, inputs.size(), Spliterator.ORDERED), false)
        .onClose(results.group::stop);
  }

  @Override
  public boolean hasNext() {
    return !running.isEmpty() || inputs.hasNext();
  }

  @Override
  public R next() {
    while (running.size() < ahead && inputs.hasNext()) {
      A input = inputs.next();
      running.add(group.start(() -> work.apply(input)));
    }
    Future<R> first = running.poll();
    if (first == null) {
      throw new NoSuchElementException();
    }
    return group.await(first::get);
  }
}
