package io.github.usageexport.lake.parquet;

import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The UTF-8 of a column's recent texts. A column repeats few texts many times, sorted rows often
 * the very text of the row before, so most rows cost no encoding and no allocation.
 */
final class TextCache {
  /** Bounds the memory; more different texts than categories exist. */
  private static final int CAPACITY = 4096;

  private final Map<String, Binary> known = new HashMap<>();
  private @Nullable String lastText;
  private Binary lastBinary = Binary.EMPTY;

  Binary binary(String text) {
    if (!text.equals(lastText)) {
      Binary binary = known.get(text);
      if (binary == null) {
        if (known.size() == CAPACITY) {
          known.clear();
        }
        binary = Binary.fromString(text);
        known.put(text, binary);
      }
      lastText = text;
      lastBinary = binary;
    }
    return lastBinary;
  }
}
