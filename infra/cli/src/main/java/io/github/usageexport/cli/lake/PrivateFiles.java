package io.github.usageexport.cli.lake;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and folders that only their owner can read and write (0600, 0700), whatever the umask: they
 * hold what a company spends. On Windows, where new files have the rights of their folder, as is.
 */
public final class PrivateFiles {
  private static final FileAttribute<?>[] NONE = {};

  private PrivateFiles() {}

  /** For a file that is about to be made. */
  public static FileAttribute<?>[] file(Path place) {
    return permissions(place.getFileSystem(), "rw-------");
  }

  /** For a folder that is about to be made. */
  public static FileAttribute<?>[] folder(Path place) {
    return permissions(place.getFileSystem(), "rwx------");
  }

  /** Makes {@code folder} and what is missing above it; one that is there stays as it is. */
  public static Path createFolders(Path folder) throws IOException {
    return Files.createDirectories(folder, folder(folder));
  }

  /** For a file that its owner may have opened to others. */
  static void copyPermissions(Path from, Path to) throws IOException {
    if (isPosix(to.getFileSystem())) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }

  private static FileAttribute<?>[] permissions(FileSystem system, String permissions) {
    return isPosix(system)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : NONE;
  }

  private static boolean isPosix(FileSystem system) {
    return system.supportedFileAttributeViews().contains("posix");
  }
}
