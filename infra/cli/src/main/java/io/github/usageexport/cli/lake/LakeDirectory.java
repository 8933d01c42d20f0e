package io.github.usageexport.cli.lake;

import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.LakeObject;
import io.github.usageexport.parquet.ParquetFooter;
import io.github.usageexport.parquet.PathTail;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The files of a lake in a directory, by their paths below its root. A file appears whole; what is
 * being written lies in {@code tmp/}.
 */
record LakeDirectory(Path root) {

  Path at(String path) {
    return root.resolve(path);
  }

  Optional<byte[]> read(String path) {
    try {
      return Optional.of(Files.readAllBytes(at(path)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw DirectoryFailure.reading(at(path), e);
    }
  }

  void write(String path, byte[] content) {
    try (StagedFile staged = stage()) {
      staged.stream().write(content);
      publish(staged, path);
    } catch (IOException e) {
      throw DirectoryFailure.writing(at(path), e);
    }
  }

  StagedFile stage() throws IOException {
    return StagedFile.in(at("tmp"));
  }

  void publish(StagedFile staged, String path) throws IOException {
    staged.moveTo(at(path));
  }

  /** Deletes what was staged and never moved. */
  void removeStaged() {
    try {
      Folders.empty(at("tmp"));
    } catch (IOException e) {
      throw DirectoryFailure.writing(at("tmp"), e);
    }
  }

  /** The partition's file at {@code path}. */
  Optional<LakeObject> object(String path) {
    try {
      return Optional.of(objectAt(at(path)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw DirectoryFailure.reading(at(path), e);
    } catch (IllegalArgumentException e) {
      throw new LakeException(
          "%s is no whole file of this lake: %s. Delete it; export --rebuild writes it again"
              .formatted(at(path), e.getMessage()),
          e);
    }
  }

  /** The partition's file at {@code path}, wherever that is. */
  static LakeObject objectAt(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      ParquetFooter footer = ParquetFooter.read(PathTail.of(channel));
      return new LakeObject(
          footer.fingerprint(), footer.rows(), footer.bytes(), footer.partition());
    }
  }
}
