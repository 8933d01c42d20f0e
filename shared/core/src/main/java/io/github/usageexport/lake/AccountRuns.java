package io.github.usageexport.lake;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Versions come by account and number, rows are wanted by account and category: sorts the rows of
 * one account at a time, so that memory holds no more than one account's.
 */
public final class AccountRuns {
  private AccountRuns() {}

  public static <V, K, R> Stream<R> sorted(
      Stream<V> byAccount, Function<V, K> account, Function<V, Stream<R>> rows, RowOrder<R> order) {
    return grouped(byAccount, account).flatMap(group -> group.stream().flatMap(rows).sorted(order));
  }

  /** Neighbours with the same key, as lists. */
  public static <V, K> Stream<List<V>> grouped(Stream<V> values, Function<V, K> key) {
    Iterator<V> source = values.iterator();
    Iterator<List<V>> groups =
        new Iterator<>() {
          private final List<V> ahead = new ArrayList<>(1);

          @Override
          public boolean hasNext() {
            return !ahead.isEmpty() || source.hasNext();
          }

          @Override
          public List<V> next() {
            List<V> group = new ArrayList<>();
            group.add(ahead.isEmpty() ? source.next() : ahead.removeFirst());
            while (source.hasNext()) {
              V next = source.next();
              if (!key.apply(next).equals(key.apply(group.getFirst()))) {
                ahead.add(next);
                break;
              }
              group.add(next);
            }
            return group;
          }
        };
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(groups, Spliterator.ORDERED), false)
        .onClose(values::close);
  }
}
