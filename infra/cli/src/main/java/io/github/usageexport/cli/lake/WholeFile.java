package io.github.usageexport.cli.lake;

import static java.util.Objects.requireNonNull;

import io.github.usageexport.lake.LakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a user named: it appears whole, or stays as it was. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Replaces what is there, whose permissions it gets.
   *
   * @throws LakeException naming the file, if it cannot be written
   */
  public static void write(Path file, byte[] content) {
    Path folder = requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
    try (StagedFile staged = StagedFile.in(folder)) {
      staged.stream().write(content);
      if (Files.exists(file)) {
        PrivateFiles.copyPermissions(file, staged.path());
      }
      staged.moveTo(file);
    } catch (IOException e) {
      throw DirectoryFailure.writing(file, e);
    }
  }
}
