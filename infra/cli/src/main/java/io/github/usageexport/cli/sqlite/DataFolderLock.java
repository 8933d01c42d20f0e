package io.github.usageexport.cli.sqlite;

import io.github.usageexport.cli.sqlite.LockFile.Holder;
import io.github.usageexport.run.Pause;
import io.github.usageexport.snapshot.StoreException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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

  /** The system tells nobody when a lock becomes free while a time limit is kept. */
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);

  private static final long SECONDS_PER_MINUTE = 60;
  private static final long MINUTES_PER_HOUR = 60;

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

  /** The run of this process that has a folder. */
  private static final class Turn {
    private final Semaphore free = new Semaphore(1, true);
    private volatile Holder holder = Holder.UNKNOWN;
  }

  /**
   * How a run waits for another one to end.
   *
   * @param longest zero to not wait at all
   */
  public record Wait(Duration longest, Clock clock, Pause pause) {
    public static final Duration DEFAULT = Duration.ofMinutes(10);
  }

  /** The lock, or the run that has it. */
  private sealed interface Attempt {
    record Taken(DataFolderLock lock) implements Attempt {}

    record Held(Holder holder) implements Attempt {}
  }

  /**
   * Takes the folder if no other run has it.
   *
   * @throws StoreException if the folder cannot be used at all
   */
  public static Optional<DataFolderLock> tryAcquire(Path folder, String runId, Clock clock) {
    return attempt(DataFolder.create(folder), runId, clock) instanceof Attempt.Taken(var lock)
        ? Optional.of(lock)
        : Optional.empty();
  }

  /**
   * Takes the folder, as soon as no other run has it.
   *
   * @param waitingFor told the id of the run that has it, before the waiting begins
   * @throws StoreException if the folder cannot be used at all, another run has it for longer than
   *     that, or the thread is interrupted
   */
  public static DataFolderLock acquire(
      Path folder, String runId, Wait wait, Consumer<String> waitingFor) {
    Path real = DataFolder.create(folder);
    Duration left = wait.longest();
    boolean told = false;
    while (true) {
      switch (attempt(real, runId, wait.clock())) {
        case Attempt.Taken(DataFolderLock lock) -> {
          return lock;
        }
        case Attempt.Held(Holder holder) -> {
          if (!left.isPositive()) {
            throw heldTooLong(real, holder, wait);
          }
          if (!told) {
            waitingFor.accept(holder.runId());
            told = true;
          }
        }
      }
      Duration next = left.compareTo(BETWEEN_ATTEMPTS) < 0 ? left : BETWEEN_ATTEMPTS;
      pause(wait.pause(), next, real);
      left = left.minus(next);
    }
  }

  private static Attempt attempt(Path real, String runId, Clock clock) {
    Turn turn = TURNS.computeIfAbsent(real, any -> new Turn());
    if (!turn.free.tryAcquire()) {
      return new Attempt.Held(turn.holder);
    }
    boolean taken = false;
    try {
      LockFile file = LockFile.open(real);
      try {
        if (!file.tryLock()) {
          return new Attempt.Held(file.holder());
        }
        Holder holder = Holder.here(runId, clock.instant());
        file.write(holder);
        turn.holder = holder;
        taken = true;
        return new Attempt.Taken(new DataFolderLock(file, turn));
      } finally {
        if (!taken) {
          file.close();
        }
      }
    } catch (ClosedByInterruptException e) {
      throw interrupted(real, e);
    } catch (IOException e) {
      throw unusable(real, e);
    } finally {
      if (!taken) {
        turn.free.release();
      }
    }
  }

  private static void pause(Pause pause, Duration time, Path folder) {
    try {
      pause.forDuration(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(folder, e);
    }
  }

  private static StoreException heldTooLong(Path folder, Holder holder, Wait wait) {
    String age =
        holder
            .since()
            .map(since -> " for " + words(Duration.between(since, wait.clock().instant())))
            .orElse("");
    return new StoreException(
        "The data folder %s was not free within %s: run %s%s has had it%s. Wait longer with --wait,"
                .formatted(
                    folder,
                    words(wait.longest()),
                    holder.runId(),
                    holder.process().map(process -> " (" + process + ")").orElse(""),
                    age)
            + " or end that process if it hangs");
  }

  /** In the two greatest units: {@code 3 h 12 min}. */
  private static String words(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < SECONDS_PER_MINUTE) {
      return seconds + " s";
    }
    long minutes = seconds / SECONDS_PER_MINUTE;
    return minutes < MINUTES_PER_HOUR
        ? minutes + " min"
        : "%d h %d min".formatted(minutes / MINUTES_PER_HOUR, minutes % MINUTES_PER_HOUR);
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
      turn.holder = Holder.UNKNOWN;
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
