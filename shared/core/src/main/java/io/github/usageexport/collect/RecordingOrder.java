package io.github.usageexport.collect;

import io.github.usageexport.run.Slice;
import io.github.usageexport.usage.AccountSid;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Has the slices of an account recorded in the order of time, though they are read side by side:
 * what is flagged in a month depends on the month before, and a run that is killed and repeated
 * must come to the same as one that was not.
 */
final class RecordingOrder {
  private final Map<Slice, CountDownLatch> ends = new HashMap<>();
  private final Map<Slice, CountDownLatch> endsBefore = new HashMap<>();
  private volatile boolean broken;

  /**
   * @param slices those of one account in order of time
   */
  RecordingOrder(Collection<Slice> slices) {
    Map<AccountSid, CountDownLatch> latest = new HashMap<>();
    for (Slice slice : slices) {
      CountDownLatch end = new CountDownLatch(1);
      ends.put(slice, end);
      CountDownLatch before = latest.put(slice.account().sid(), end);
      if (before != null) {
        endsBefore.put(slice, before);
      }
    }
  }

  /** Returns when the account's slice before this one ended, however it did. */
  void awaitTurn(Slice slice) throws InterruptedException {
    @Nullable CountDownLatch before = endsBefore.get(slice);
    if (before != null) {
      before.await();
    }
  }

  /**
   * @param whole false if the store failed, so that no other slice need be begun
   */
  void ended(Slice slice, boolean whole) {
    if (!whole) {
      broken = true;
    }
    CountDownLatch end = ends.get(slice);
    if (end != null) {
      end.countDown();
    }
  }

  boolean isBroken() {
    return broken;
  }
}
