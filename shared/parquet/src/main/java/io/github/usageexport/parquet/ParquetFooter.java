package io.github.usageexport.parquet;

import io.github.usageexport.lake.FileTail;
import io.github.usageexport.lake.PartitionFooter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.Util;

/**
 * What stands at the end of a partition's file.
 *
 * @param rows the file's rows
 * @param bytes the file's size
 * @param fingerprint SHA-256, in hex, of the metadata as it stands in the file: offsets, statistics
 *     and digest differ between files of different content
 */
public record ParquetFooter(long rows, long bytes, PartitionFooter partition, String fingerprint) {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /** The metadata's length and the magic bytes end a file. */
  private static final int TRAILER = Integer.BYTES + MAGIC.length;

  /** Holds the whole footer of a file of a few row groups, in one read. */
  private static final int FIRST_READ = 64 << 10;

  /**
   * Reads a footer in one read, or two where it is long.
   *
   * @throws IllegalArgumentException if it is no whole Parquet file, or none of this lake; says why
   * @throws IOException if it cannot be read
   */
  public static ParquetFooter read(FileTail file) throws IOException {
    long size = file.size();
    if (size < MAGIC.length + TRAILER) {
      throw new IllegalArgumentException(size + " bytes are no Parquet file");
    }
    byte[] tail = file.last((int) Math.min(size, FIRST_READ));
    int length = metadataLength(tail);
    if (length < 0 || length > size - MAGIC.length - TRAILER) {
      throw new IllegalArgumentException("its footer cannot have %d bytes".formatted(length));
    }
    if (length + TRAILER > tail.length) {
      tail = file.last(length + TRAILER);
    }
    int end = tail.length - TRAILER;
    return of(size, Arrays.copyOfRange(tail, end - length, end));
  }

  private static int metadataLength(byte[] tail) {
    int end = tail.length;
    if (!Arrays.equals(tail, end - MAGIC.length, end, MAGIC, 0, MAGIC.length)) {
      throw new IllegalArgumentException("it does not end as a Parquet file ends");
    }
    return ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt(end - TRAILER);
  }

  private static ParquetFooter of(long bytes, byte[] metadata) {
    FileMetaData parsed;
    try {
      parsed = Util.readFileMetaData(new ByteArrayInputStream(metadata), true);
    } catch (IOException e) {
      throw new IllegalArgumentException("its footer cannot be read: " + e.getMessage(), e);
    }
    Map<String, String> keyValues = new HashMap<>();
    List<KeyValue> pairs = parsed.getKey_value_metadata();
    if (pairs != null) {
      for (KeyValue pair : pairs) {
        keyValues.put(pair.getKey(), pair.getValue());
      }
    }
    return new ParquetFooter(
        parsed.getNum_rows(), bytes, FooterKeys.footer(keyValues), sha256(metadata));
  }

  private static String sha256(byte[] metadata) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(metadata));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
