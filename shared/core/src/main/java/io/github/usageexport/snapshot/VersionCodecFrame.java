package io.github.usageexport.snapshot;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Function;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * What stands around packed rows: the format's number, the plain length in four bytes, then zlib,
 * whose checksum tells damaged bytes from whole ones.
 */
final class VersionCodecFrame {
  /** Thousands of categories fit; what claims to be more is damaged. */
  static final int MAX_PLAIN_LENGTH = 4 << 20;

  private static final int HEADER = 5;

  /** No deflated byte stands for more than this many plain ones. */
  private static final int GREATEST_RATIO = 1032;

  /** Each is much memory outside the heap: few are kept, none is made per row. */
  private static final Queue<Deflater> IDLE_DEFLATERS = new ArrayBlockingQueue<>(8);

  private static final Queue<Inflater> IDLE_INFLATERS = new ArrayBlockingQueue<>(8);

  private VersionCodecFrame() {}

  static byte[] wrap(byte format, VersionCodecWriter plain) {
    int length = plain.length();
    if (length > MAX_PLAIN_LENGTH) {
      throw new IllegalArgumentException(
          "a statement of %s bytes is longer than the %s that can be kept"
              .formatted(length, MAX_PLAIN_LENGTH));
    }
    byte[] packed = new byte[HEADER + length + (length >> 8) + 64];
    ByteBuffer.wrap(packed).put(format).putInt(length);
    return Arrays.copyOf(packed, HEADER + deflate(plain, packed));
  }

  /**
   * @param formats how each format is read, the first one first
   */
  static <T> T unwrap(List<Function<VersionCodecReader, T>> formats, byte[] packed) {
    if (packed.length < HEADER) {
      throw damaged(new DataFormatException("it has %s bytes".formatted(packed.length)));
    }
    int format = packed[0] & 0xFF;
    if (format == 0) {
      throw damaged(new DataFormatException("formats are numbered from 1"));
    }
    if (format > formats.size()) {
      throw new StoreException(
          "The store holds a version packed in format %s, written by a newer version of Usage Export"
                  .formatted(format)
              + " than this one, which reads up to format %s: update Usage Export"
                  .formatted(formats.size()));
    }
    try {
      VersionCodecReader in = new VersionCodecReader(inflate(packed));
      T read = formats.get(format - 1).apply(in);
      if (!in.isAtEnd()) {
        throw new IllegalArgumentException("bytes are left over");
      }
      return read;
    } catch (DataFormatException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw damaged(e);
    }
  }

  private static int deflate(VersionCodecWriter plain, byte[] packed) {
    Deflater idle = IDLE_DEFLATERS.poll();
    Deflater deflater = idle == null ? new Deflater(Deflater.BEST_SPEED) : idle;
    deflater.setInput(plain.bytes(), 0, plain.length());
    deflater.finish();
    int length = deflater.deflate(packed, HEADER, packed.length - HEADER);
    boolean whole = deflater.finished();
    deflater.reset();
    if (!IDLE_DEFLATERS.offer(deflater)) {
      deflater.end();
    }
    if (!whole) {
      throw new IllegalStateException("zlib made more of its input than it promises");
    }
    return length;
  }

  private static byte[] inflate(byte[] packed) throws DataFormatException {
    int length = ByteBuffer.wrap(packed).getInt(1);
    if (length < 0 || length > Math.min(MAX_PLAIN_LENGTH, (long) GREATEST_RATIO * packed.length)) {
      throw new DataFormatException("it claims %s plain bytes".formatted(length));
    }
    Inflater idle = IDLE_INFLATERS.poll();
    Inflater inflater = idle == null ? new Inflater() : idle;
    try {
      inflater.setInput(packed, HEADER, packed.length - HEADER);
      byte[] plain = new byte[length];
      int read = inflater.inflate(plain);
      // The last bytes are the checksum, which is verified only when the end is asked for.
      if (read != length || inflater.inflate(new byte[1]) != 0 || !inflater.finished()) {
        throw new DataFormatException("its length is not the one that it claims");
      }
      if (inflater.getRemaining() > 0) {
        throw new DataFormatException("bytes follow its end");
      }
      return plain;
    } finally {
      inflater.reset();
      if (!IDLE_INFLATERS.offer(inflater)) {
        inflater.end();
      }
    }
  }

  private static StoreException damaged(Exception cause) {
    return new StoreException(
        "The store holds a version whose bytes are damaged (%s): restore the store from a backup"
            .formatted(cause.getMessage()),
        cause);
  }
}
