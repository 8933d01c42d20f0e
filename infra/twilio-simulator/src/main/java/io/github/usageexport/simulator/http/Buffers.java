package io.github.usageexport.simulator.http;

import java.util.concurrent.ArrayBlockingQueue;

/** Lends buffers, so that a page of a megabyte and more does not allocate one. */
final class Buffers {
  private static final int KEPT = 64;
  private static final int LARGEST_KEPT = 4 * 1024 * 1024;

  private final ArrayBlockingQueue<PageBuffer> free = new ArrayBlockingQueue<>(KEPT);

  PageBuffer take() {
    var buffer = free.poll();
    return buffer == null ? new PageBuffer() : buffer;
  }

  void giveBack(PageBuffer buffer) {
    if (buffer.capacity() <= LARGEST_KEPT) {
      buffer.reset();
      // Full: this one is left to the collector.
      var _ = free.offer(buffer);
    }
  }
}
