package io.github.usageexport.cli.sqlite;

import io.github.usageexport.cli.lake.PrivateFiles;
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
      return PrivateFiles.createFolders(folder).toRealPath();
    } catch (IOException e) {
      throw new StoreException(
          "The data folder %s cannot be created (%s): choose another with --data"
              .formatted(folder, e),
          e);
    }
  }

  /** A file in it that only its owner can read, made empty if it is missing. */
  static Path createFile(Path folder, String name) {
    Path file = create(folder).resolve(name);
    try {
      // SQLite gives its log and index the rights of the file itself.
      Files.createFile(file, PrivateFiles.file(file));
    } catch (IOException e) {
      // It is there already, or SQLite says what is wrong.
      return file;
    }
    return file;
  }
}
