package io.github.usageexport.cli.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** One run at a time on a data folder; the death of a process releases it. */
public final class DataFolderLock implements AutoCloseable {
  private final FileChannel channel;

  private DataFolderLock(FileChannel channel) {
    this.channel = channel;
  }

  public static DataFolderLock acquire(Path folder, String runId, Consumer<String> waitingFor) {
    try {
      Path file = DataFolder.create(folder).resolve("lock");
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        waitingFor.accept(Files.readString(file).strip());
        lock = channel.lock();
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(runId.getBytes(StandardCharsets.UTF_8)), 0);
      return new DataFolderLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
