package io.github.usageexport.cli.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.cli.sqlite.DataFolderLock.Wait;
import io.github.usageexport.run.Pause;
import io.github.usageexport.snapshot.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DataFolderLockTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Wait WAIT = new Wait(Wait.DEFAULT, CLOCK, Pause.SLEEP);

  @TempDir private Path folder;

  @Test
  void isHeldByOneRunAtATime() {
    try (DataFolderLock held = DataFolderLock.tryAcquire(folder, "first", CLOCK).orElseThrow()) {
      assertThat(held).isNotNull();
      assertThat(DataFolderLock.tryAcquire(folder, "second", CLOCK)).isEmpty();
    }
    try (DataFolderLock held = DataFolderLock.tryAcquire(folder, "second", CLOCK).orElseThrow()) {
      assertThat(folder.resolve(DataFolderLock.FILE_NAME))
          .content()
          .startsWith("second process " + ProcessHandle.current().pid() + " on host ");
      assertThat(held).isNotNull();
    }
  }

  @Test
  void namesTheRunOfThisProcessThatItWaitsFor() throws Exception {
    CompletableFuture<String> waitedFor = new CompletableFuture<>();
    CompletableFuture<String> order = new CompletableFuture<>();
    DataFolderLock held = DataFolderLock.tryAcquire(folder, "first", CLOCK).orElseThrow();
    Thread second =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (DataFolderLock mine =
                      DataFolderLock.acquire(folder, "second", WAIT, waitedFor::complete)) {
                    assertThat(mine).isNotNull();
                    order.complete("second has it");
                  }
                });
    assertThat(waitedFor.get(30, TimeUnit.SECONDS)).isEqualTo("first");
    assertThat(order).isNotDone();
    held.close();
    assertThat(order.get(30, TimeUnit.SECONDS)).isEqualTo("second has it");
    second.join();
  }

  @Test
  void waitsForTheRunOfAnotherProcessUntilThatOneIsKilled() throws Exception {
    try (ChildProcess child = ChildProcess.start(LockHolder.class, folder.toString(), "theirs")) {
      assertThat(child.line()).isEqualTo("locked");
      assertThat(DataFolderLock.tryAcquire(folder, "mine", CLOCK)).isEmpty();
      try (DataFolderLock held =
          DataFolderLock.acquire(
              folder,
              "mine",
              WAIT,
              holder -> {
                assertThat(holder).isEqualTo("theirs");
                child.kill();
              })) {
        assertThat(held).isNotNull();
        assertThat(folder.resolve(DataFolderLock.FILE_NAME)).content().startsWith("mine ");
      }
    }
  }

  @Test
  void givesUpAfterTheLongestWaitAndNamesWhoHasIt() throws Exception {
    try (ChildProcess child = ChildProcess.start(LockHolder.class, folder.toString(), "theirs")) {
      assertThat(child.line()).isEqualTo("locked");
      List<Duration> waited = new ArrayList<>();
      Wait wait =
          new Wait(
              Duration.ofMinutes(10), Clock.offset(CLOCK, Duration.ofMinutes(192)), waited::add);

      assertThatThrownBy(() -> DataFolderLock.acquire(folder, "mine", wait, holder -> {}))
          .isInstanceOf(StoreException.class)
          .hasMessageContainingAll(
              "not free within 10 min",
              "run theirs (process %d on host ".formatted(child.process().pid()),
              "has had it for 3 h 12 min",
              "--wait");

      assertThat(waited.stream().reduce(Duration.ZERO, Duration::plus))
          .isEqualTo(Duration.ofMinutes(10));
    }
  }

  @Test
  void theFileOfAnOlderVersionNamesTheRunAlone() {
    assertThat(LockFile.Holder.of("20261101T000000Z-00000000\n"))
        .isEqualTo(
            new LockFile.Holder("20261101T000000Z-00000000", Optional.empty(), Optional.empty()));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void overwritesNothingThroughASymbolicLink() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "kept");
    Path data = Files.createDirectory(folder.resolve("data"));
    Path link = Files.createSymbolicLink(data.resolve(DataFolderLock.FILE_NAME), precious);

    assertThatThrownBy(() -> DataFolderLock.tryAcquire(data, "run", CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll(link.toString(), "is a symbolic link: delete it");
    assertThat(precious).hasContent("kept");
  }

  @Test
  void canBeClosedTwice() {
    DataFolderLock held = DataFolderLock.tryAcquire(folder, "first", CLOCK).orElseThrow();
    held.close();
    held.close();
    try (DataFolderLock again = DataFolderLock.tryAcquire(folder, "second", CLOCK).orElseThrow()) {
      assertThat(again).isNotNull();
      assertThat(DataFolderLock.tryAcquire(folder, "third", CLOCK)).isEmpty();
    }
  }

  @Test
  void refusesAFolderThatIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("data"), "no folder");

    assertThatThrownBy(() -> DataFolderLock.tryAcquire(file, "run", CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll(file.toString(), "is a file", "--data");
  }

  /** Takes the lock in a process of its own, and keeps it until it is killed. */
  static final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws Exception {
      List<String> given = List.of(arguments);
      try (DataFolderLock held =
          DataFolderLock.tryAcquire(Path.of(given.getFirst()), given.get(1), CLOCK).orElseThrow()) {
        assertThat(held).isNotNull();
        System.out.println("locked");
        assertThat(System.in.read()).isNegative();
      }
    }
  }
}
