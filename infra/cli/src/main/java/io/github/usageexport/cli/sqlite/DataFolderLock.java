package io.github.usageexport.cli.sqlite;

import io.github.usageexport.snapshot.StoreException;
import java.io.IOException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * The right to run on a data folder, which one run has at a time, in this process or another. The
 * operating system takes it back when the process ends, however it ends.
 */
public final class DataFolderLock implements AutoCloseable {
  public static final String FILE_NAME = LockFile.NAME;

  /**
   * The system's lock is the process's, not the thread's, and is lost when the process closes any
   * channel of the file. So runs of one process wait for each other here, before they touch it.
   */
  private static final Map<Path, Turn> TURNS = new ConcurrentHashMap<>();

  private final LockFile file;
  private final Turn turn;
  private boolean closed;

  private DataFolderLock(LockFile file, Turn turn) {
    this.file = file;
    this.turn = turn;
  }

  /** Who of this process has a folder. */
  private static final class Turn {
    private final Semaphore free = new Semaphore(1, true);
    private volatile String holder = "";
  }

  /**
   * Takes the folder if no other run has it.
   *
   * @throws StoreException if the folder cannot be used at all
   */
  public static Optional<DataFolderLock> tryAcquire(Path folder, String runId) {
    Path real = DataFolder.create(folder);
    Turn turn = TURNS.computeIfAbsent(real, any -> new Turn());
    if (!turn.free.tryAcquire()) {
      return Optional.empty();
    }
    boolean taken = false;
    try {
      LockFile file = LockFile.open(real);
      if (!file.tryLock()) {
        file.close();
        return Optional.empty();
      }
      DataFolderLock held = held(file, turn, runId);
      taken = true;
      return Optional.of(held);
    } catch (IOException e) {
      throw unusable(real, e);
    } finally {
      if (!taken) {
        turn.free.release();
      }
    }
  }

  /**
   * Takes the folder, as soon as no other run has it.
   *
   * @param waitingFor told the id of the run that has it, before the waiting begins
   * @throws StoreException if the folder cannot be used at all, or the thread is interrupted
   */
  public static DataFolderLock acquire(Path folder, String runId, Consumer<String> waitingFor) {
    Path real = DataFolder.create(folder);
    Turn turn = TURNS.computeIfAbsent(real, any -> new Turn());
    if (!turn.free.tryAcquire()) {
      waitingFor.accept(turn.holder);
      await(turn, real);
    }
    boolean taken = false;
    try {
      LockFile file = LockFile.open(real);
      if (!file.tryLock()) {
        waitingFor.accept(file.holder());
        file.lock();
      }
      DataFolderLock held = held(file, turn, runId);
      taken = true;
      return held;
    } catch (FileLockInterruptionException e) {
      throw interrupted(real, e);
    } catch (IOException e) {
      throw unusable(real, e);
    } finally {
      if (!taken) {
        turn.free.release();
      }
    }
  }

  private static DataFolderLock held(LockFile file, Turn turn, String runId) throws IOException {
    try {
      file.write(runId);
    } catch (IOException e) {
      file.close();
      throw e;
    }
    turn.holder = runId;
    return new DataFolderLock(file, turn);
  }

  private static void await(Turn turn, Path folder) {
    try {
      turn.free.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(folder, e);
    }
  }

  private static StoreException interrupted(Path folder, Exception cause) {
    return new StoreException(
        "Stopped while another run had the data folder %s: run again".formatted(folder), cause);
  }

  private static StoreException unusable(Path folder, IOException cause) {
    return new StoreException(
        "The data folder %s cannot be locked (%s): give this user the right to write there, or choose"
                .formatted(folder, cause)
            + " another folder with --data",
        cause);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      turn.holder = "";
      try {
        file.close();
      } catch (IOException e) {
        throw unusable(file.path(), e);
      } finally {
        turn.free.release();
      }
    }
  }
}
