package io.github.usageexport.cli.lake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Folders whose entries outlast a loss of power. */
final class Folders {
  private Folders() {}

  /** Makes {@code folder} and what is missing above it. */
  static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent == null) {
      throw new NotDirectoryException(folder.toString());
    }
    create(parent);
    try {
      Files.createDirectory(folder, PrivateFiles.folder(folder));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw new NotDirectoryException(folder.toString());
      }
    }
    sync(parent);
  }

  /** Brings a folder's entries to the disk; on Windows, where no folder can be opened, nothing. */
  static void sync(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Deletes the files in {@code folder}, if there is such a folder. */
  static void empty(Path folder) throws IOException {
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(folder, entry -> !Files.isDirectory(entry))) {
      for (Path entry : entries) {
        Files.deleteIfExists(entry);
      }
    } catch (NoSuchFileException e) {
      return;
    }
  }
}
