package io.github.usageexport.cli.lake;

import io.github.usageexport.lake.LakeException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Says what a failed file operation means for the user. */
final class DirectoryFailure {
  private DirectoryFailure() {}

  static LakeException reading(Path path, IOException cause) {
    return failure("read", path, cause, "See that the disk is well, then run again");
  }

  static LakeException writing(Path path, IOException cause) {
    return failure(
        "write",
        path,
        cause,
        "Nothing half-written is left: see that the folder can be written and its disk has room,"
            + " then run again");
  }

  private static LakeException failure(
      String verb, Path path, IOException cause, String otherwise) {
    return new LakeException(
        "Cannot %s %s: %s. %s".formatted(verb, path, reason(cause), remedy(cause, otherwise)),
        cause);
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case NotDirectoryException file -> file.getFile() + " is not a folder";
      case FileSystemException other when other.getReason() != null ->
          other.getFile() + ": " + other.getReason();
      case IOException other when other.getMessage() != null -> other.getMessage();
      default -> cause.getClass().getSimpleName();
    };
  }

  private static String remedy(IOException cause, String otherwise) {
    return switch (cause) {
      case AccessDeniedException _ ->
          "Give this user access to the lake, or name another folder with --lake";
      case NotDirectoryException _ -> "Name a folder with --lake";
      default -> otherwise;
    };
  }
}
