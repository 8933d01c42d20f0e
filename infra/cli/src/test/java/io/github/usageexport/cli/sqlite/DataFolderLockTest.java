package io.github.usageexport.cli.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.snapshot.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DataFolderLockTest {
  @TempDir private Path folder;

  @Test
  void isHeldByOneRunAtATime() {
    try (DataFolderLock held = DataFolderLock.tryAcquire(folder, "first").orElseThrow()) {
      assertThat(held).isNotNull();
      assertThat(DataFolderLock.tryAcquire(folder, "second")).isEmpty();
    }
    try (DataFolderLock held = DataFolderLock.tryAcquire(folder, "second").orElseThrow()) {
      assertThat(folder.resolve(DataFolderLock.FILE_NAME)).hasContent("second");
      assertThat(held).isNotNull();
    }
  }

  @Test
  void namesTheRunOfThisProcessThatItWaitsFor() throws Exception {
    CompletableFuture<String> waitedFor = new CompletableFuture<>();
    CompletableFuture<String> order = new CompletableFuture<>();
    DataFolderLock held = DataFolderLock.tryAcquire(folder, "first").orElseThrow();
    Thread second =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (DataFolderLock mine =
                      DataFolderLock.acquire(folder, "second", waitedFor::complete)) {
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
      assertThat(DataFolderLock.tryAcquire(folder, "mine")).isEmpty();
      try (DataFolderLock held =
          DataFolderLock.acquire(
              folder,
              "mine",
              holder -> {
                assertThat(holder).isEqualTo("theirs");
                child.kill();
              })) {
        assertThat(held).isNotNull();
        assertThat(folder.resolve(DataFolderLock.FILE_NAME)).hasContent("mine");
      }
    }
  }

  @Test
  void canBeClosedTwice() {
    DataFolderLock held = DataFolderLock.tryAcquire(folder, "first").orElseThrow();
    held.close();
    held.close();
    try (DataFolderLock again = DataFolderLock.tryAcquire(folder, "second").orElseThrow()) {
      assertThat(again).isNotNull();
      assertThat(DataFolderLock.tryAcquire(folder, "third")).isEmpty();
    }
  }

  @Test
  void refusesAFolderThatIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("data"), "no folder");

    assertThatThrownBy(() -> DataFolderLock.tryAcquire(file, "run"))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll(file.toString(), "is a file", "--data");
  }

  /** Takes the lock in a process of its own, and keeps it until it is killed. */
  static final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws Exception {
      List<String> given = List.of(arguments);
      try (DataFolderLock held =
          DataFolderLock.tryAcquire(Path.of(given.getFirst()), given.get(1)).orElseThrow()) {
        assertThat(held).isNotNull();
        System.out.println("locked");
        assertThat(System.in.read()).isNegative();
      }
    }
  }
}
