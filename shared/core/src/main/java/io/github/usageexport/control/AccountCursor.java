package io.github.usageexport.control;

import io.github.usageexport.usage.AccountSid;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks a stream that is in order of account, one account at a time. */
final class AccountCursor<T> implements AutoCloseable {
  private final Stream<T> source;
  private final Iterator<T> values;
  private final Function<T, AccountSid> account;
  private @Nullable T ahead;

  AccountCursor(Stream<T> source, Function<T, AccountSid> account) {
    this.source = source;
    this.values = source.iterator();
    this.account = account;
  }

  /** Everything of this account, which no earlier call may have passed. */
  List<T> take(AccountSid wanted) {
    List<T> found = new ArrayList<>();
    for (T next = next(); next != null; next = next()) {
      int order = account.apply(next).compareTo(wanted);
      if (order > 0) {
        ahead = next;
        break;
      }
      if (order == 0) {
        found.add(next);
      }
    }
    return found;
  }

  private @Nullable T next() {
    T kept = ahead;
    if (kept != null) {
      ahead = null;
      return kept;
    }
    return values.hasNext() ? values.next() : null;
  }

  @Override
  public void close() {
    source.close();
  }
}
