package io.github.usageexport.cli.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.cli.sqlite.DataFolderLock;
import io.github.usageexport.cli.sqlite.DataFolderLock.Wait;
import io.github.usageexport.run.Pause;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablePlaceTest {
  @TempDir private Path lake;

  @Test
  void aRunWaitsForTheOneThatWritesTheSameFolder() {
    TablePlace place =
        new TablePlace(
            "usage", Optional.of(lake), new Wait(Wait.DEFAULT, Clock.systemUTC(), Pause.SLEEP));
    try (DataFolderLock held =
        DataFolderLock.tryAcquire(lake, "first", Clock.systemUTC()).orElseThrow()) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> place.open("second", TablePlaceTest::giveUp))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("waits for first");
    }
  }

  private static void giveUp(String holder) {
    throw new IllegalStateException("waits for " + holder);
  }
}
