package io.github.usageexport.parquet;

import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridValuesWriter;

/** The repetition or the definition levels of a page's values. */
final class Levels {
  private final int greatest;
  private byte[] levels = new byte[PageSizes.BATCH];
  private int count;

  /**
   * @param greatest level of the column; 0 if no level need be written
   */
  Levels(int greatest) {
    this.greatest = greatest;
  }

  void add(int level) {
    if (greatest > 0) {
      if (count == levels.length) {
        levels = Arrays.copyOf(levels, 2 * count);
      }
      levels[count++] = (byte) level;
    }
  }

  /** What stands in the page; starts anew. */
  BytesInput take() {
    if (greatest == 0) {
      return BytesInput.empty();
    }
    ValuesWriter writer =
        new RunLengthBitPackingHybridValuesWriter(
            BytesUtils.getWidthFromMaxInt(greatest),
            PageSizes.INITIAL,
            PageSizes.LARGEST,
            HeapByteBufferAllocator.getInstance());
    for (int i = 0; i < count; i++) {
      writer.writeInteger(levels[i]);
    }
    count = 0;
    return writer.getBytes();
  }
}
