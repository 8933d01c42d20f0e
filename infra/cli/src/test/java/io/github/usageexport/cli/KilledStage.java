package io.github.usageexport.cli;

import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.cli.sqlite.SqliteRunStore;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** How far a run had come when it was killed, by what it left. */
enum KilledStage {
  PLAN,
  COLLECT,
  EXPORT,
  REPORT,
  /** It had ended: there was nothing left to interrupt. */
  AFTER;

  /**
   * @param slices that a whole run reads
   * @param exported whether every partition and its manifest is in place
   */
  static KilledStage of(Path data, Optional<String> runId, int slices, boolean exported)
      throws IOException {
    Path file = data.resolve(SqliteDatabase.FILE_NAME);
    if (!Files.exists(file) || runId.isEmpty()) {
      return PLAN;
    }
    // A copy: to open a store that was killed is to repair it, which is the next run's business.
    Path copy = Files.createTempDirectory("killed");
    List<String> names = List.of("", "-wal", "-shm");
    try {
      for (String suffix : names) {
        Path from = data.resolve(SqliteDatabase.FILE_NAME + suffix);
        if (Files.exists(from)) {
          Files.copy(from, copy.resolve(from.getFileName()));
        }
      }
      try (SqliteDatabase database = SqliteDatabase.open(copy, new SplittableRandom(1))) {
        return of(new SqliteRunStore(database), runId.get(), slices, exported);
      }
    } finally {
      for (String suffix : names) {
        Files.deleteIfExists(copy.resolve(SqliteDatabase.FILE_NAME + suffix));
      }
      Files.deleteIfExists(copy);
    }
  }

  private static KilledStage of(SqliteRunStore runs, String runId, int slices, boolean exported) {
    Optional<Run> run = runs.run(runId);
    if (run.isEmpty()) {
      return PLAN;
    }
    if (run.get().status() != RunStatus.RUNNING) {
      return AFTER;
    }
    if (runs.outcomes(runId).size() < slices) {
      return COLLECT;
    }
    return exported ? REPORT : EXPORT;
  }
}
