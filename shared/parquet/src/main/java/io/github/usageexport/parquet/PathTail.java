package io.github.usageexport.parquet;

import io.github.usageexport.lake.FileTail;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The end of an open file. */
public record PathTail(FileChannel channel, long size) implements FileTail {

  public static PathTail of(FileChannel channel) throws IOException {
    return new PathTail(channel, channel.size());
  }

  @Override
  public byte[] last(int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, size - buffer.remaining()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    return buffer.array();
  }
}
