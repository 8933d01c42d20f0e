package io.github.usageexport.cli.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The file {@code lock} of a data folder, which names the run that has it locked. It is never
 * deleted: two runs could else each hold a file of that name.
 */
record LockFile(Path path, FileChannel channel) implements AutoCloseable {
  static final String NAME = "lock";

  /** Longer than any run id; whatever else is in the file is not read. */
  private static final int LONGEST_NAME = 64;

  /** Behind all content: on some systems a locked byte cannot be read, and the name must be. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  static LockFile open(Path folder) throws IOException {
    Path path = folder.resolve(NAME);
    return new LockFile(
        path,
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  boolean tryLock() throws IOException {
    return channel.tryLock(LOCKED_BYTE, 1, false) != null;
  }

  /** Waits for it; an interruption closes the channel. */
  void lock() throws IOException {
    channel.lock(LOCKED_BYTE, 1, false);
  }

  /** The run that wrote its id last; "another run" if it has not come to it. */
  String holder() throws IOException {
    ByteBuffer name = ByteBuffer.allocate(LONGEST_NAME);
    channel.read(name, 0);
    String holder = new String(name.array(), 0, name.position(), StandardCharsets.UTF_8).strip();
    return holder.isEmpty() ? "another run" : holder;
  }

  void write(String runId) throws IOException {
    channel.truncate(0);
    channel.write(StandardCharsets.UTF_8.encode(runId + "\n"), 0);
  }

  /** Ends the lock as well. The name stays, for whom it may concern. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
