package io.github.usageexport.cli.sqlite;

import io.github.usageexport.snapshot.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that holds a store and its lock. */
final class DataFolder {
  private DataFolder() {}

  /** Its real path; made if it is missing. */
  static Path create(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new StoreException(
          "The data folder %s is a file: move it away, or choose another folder with --data"
              .formatted(folder));
    }
    try {
      return Files.createDirectories(folder).toRealPath();
    } catch (IOException e) {
      throw new StoreException(
          "The data folder %s cannot be created (%s): choose another with --data"
              .formatted(folder, e),
          e);
    }
  }
}
