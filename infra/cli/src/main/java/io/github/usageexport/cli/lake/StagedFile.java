package io.github.usageexport.cli.lake;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;

/**
 * A file that is written aside and appears in its place whole and on the disk, or not at all.
 * Closed without having been moved, it is gone.
 */
final class StagedFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final FileChannel channel;
  private final OutputStream stream;

  private StagedFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
    this.stream = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
  }

  static StagedFile in(Path folder) throws IOException {
    Folders.create(folder);
    Path path = folder.resolve(UUID.randomUUID() + ".staged");
    return new StagedFile(
        path,
        FileChannel.open(
            path,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PrivateFiles.file(path)));
  }

  /** Where it lies until it is moved; what was flushed can be read there. */
  Path path() {
    return path;
  }

  OutputStream stream() {
    return stream;
  }

  /** Puts it in its place, instead of what is there, so that it outlasts a loss of power. */
  void moveTo(Path target) throws IOException {
    stream.flush();
    channel.force(true);
    Path folder = requireNonNull(target.toAbsolutePath().getParent(), "a file lies in a folder");
    Folders.create(folder);
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    Folders.sync(folder);
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(path);
    }
  }
}
