package io.github.usageexport.cli.sqlite;

import io.github.usageexport.cli.lake.PrivateFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code lock} of a data folder, which names the run that has it locked. It is never
 * deleted: two runs could else each hold a file of that name.
 */
record LockFile(Path path, FileChannel channel) implements AutoCloseable {
  static final String NAME = "lock";

  /** Longer than any run id with its process and host; whatever else is in the file is not read. */
  private static final int LONGEST = 512;

  /** Behind all content: on some systems a locked byte cannot be read, and the name must be. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /**
   * The run that has a folder.
   *
   * @param process its number and host; empty in a file of an older version
   * @param since when it got the folder
   */
  record Holder(String runId, Optional<String> process, Optional<Instant> since) {
    static final Holder UNKNOWN = new Holder("another run", Optional.empty(), Optional.empty());

    private static final Pattern SHAPE =
        Pattern.compile("(\\S+)(?: (process \\d+ on host \\S+) since (\\S+))?");

    /** A run of this process. */
    static Holder here(String runId, Instant since) {
      String process = "process %d on host %s".formatted(ProcessHandle.current().pid(), host());
      return new Holder(runId, Optional.of(process), Optional.of(since));
    }

    /** What {@link #line} wrote; a file that says less makes a holder of less. */
    static Holder of(String text) {
      Matcher matcher = SHAPE.matcher(text.strip());
      if (!matcher.matches()) {
        return UNKNOWN;
      }
      return new Holder(
          matcher.group(1),
          Optional.ofNullable(matcher.group(2)),
          Optional.ofNullable(matcher.group(3)).flatMap(Holder::instant));
    }

    String line() {
      return runId
          + process.map(each -> " " + each).orElse("")
          + since.map(each -> " since " + each).orElse("")
          + "\n";
    }

    private static Optional<Instant> instant(String text) {
      try {
        return Optional.of(Instant.parse(text));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    private static String host() {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException e) {
        return "unknown";
      }
    }
  }

  /**
   * @throws IOException if it cannot be opened, or is a symbolic link: what that leads to would be
   *     overwritten
   */
  static LockFile open(Path folder) throws IOException {
    Path path = folder.resolve(NAME);
    if (Files.isSymbolicLink(path)) {
      throw new FileSystemException(path.toString(), null, "is a symbolic link: delete it");
    }
    return new LockFile(
        path,
        FileChannel.open(
            path,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS),
            PrivateFiles.file(path)));
  }

  boolean tryLock() throws IOException {
    return channel.tryLock(LOCKED_BYTE, 1, false) != null;
  }

  /** The run that wrote its name last; unknown if it has not written it yet. */
  Holder holder() throws IOException {
    ByteBuffer name = ByteBuffer.allocate(LONGEST);
    channel.read(name, 0);
    return Holder.of(new String(name.array(), 0, name.position(), StandardCharsets.UTF_8));
  }

  void write(Holder holder) throws IOException {
    channel.truncate(0);
    channel.write(StandardCharsets.UTF_8.encode(holder.line()), 0);
  }

  /** Ends the lock as well. The name is kept for diagnosis. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
