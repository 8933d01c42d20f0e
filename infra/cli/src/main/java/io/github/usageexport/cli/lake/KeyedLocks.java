package io.github.usageexport.cli.lake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** One lock per name. */
final class KeyedLocks {
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  <T, E extends Exception> T whileHolding(String name, Step<T, E> step) throws E {
    ReentrantLock lock = locks.computeIfAbsent(name, _ -> new ReentrantLock());
    lock.lock();
    try {
      return step.run();
    } finally {
      lock.unlock();
    }
  }

  @FunctionalInterface
  interface Step<T, E extends Exception> {
    T run() throws E;
  }
}
