package io.github.usageexport.snapshot;

import io.github.usageexport.usage.Amount;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes numbers, texts and amounts one behind the other. A text that was written before is written
 * as its place among those written; null has a mark of its own everywhere.
 */
public final class VersionCodecWriter {
  /** Digits of an unscaled value that always fit a long. */
  private static final int LONG_DIGITS = 18;

  /** Added to the mark of an amount whose unscaled value is written as bytes. */
  static final int WIDE_AMOUNT = Amount.MAX_FRACTION_DIGITS + 1;

  /** As many as a day of some forty categories has. */
  private static final int TEXTS = 96;

  private final Map<String, Integer> places = HashMap.newHashMap(TEXTS);
  private byte[] bytes = new byte[2048];
  private int length;

  /** Seven bits a byte, the lowest first; any long, small ones in few bytes. */
  public void number(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      put((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    put((int) rest);
  }

  /** Any long; small ones of either sign in few bytes. */
  public void signed(long value) {
    number((value << 1) ^ (value >> 63));
  }

  /** As they are; the reader must know how many. */
  public void raw(byte[] values) {
    put(values);
  }

  /** All that was written. */
  public byte[] written() {
    return Arrays.copyOf(bytes, length);
  }

  /** Null is 0; a text written before, its place doubled; a new one, its length and characters. */
  public void text(@Nullable String text) {
    if (text == null) {
      number(0);
      return;
    }
    Integer before = places.putIfAbsent(text, places.size() + 1);
    if (before == null) {
      newText(text);
    } else {
      number((long) before << 1);
    }
  }

  /** Null is 0; else the scale and the unscaled value, which together are exact. */
  public void amount(@Nullable Amount amount) {
    if (amount == null) {
      put(0);
      return;
    }
    BigDecimal value = amount.value();
    if (value.precision() <= LONG_DIGITS) {
      put(value.scale() + 1);
      signed(value.unscaledValue().longValue());
    } else {
      put(value.scale() + 1 + WIDE_AMOUNT);
      byte[] unscaled = value.unscaledValue().toByteArray();
      number(unscaled.length);
      put(unscaled);
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Not UTF-8: a lone surrogate, which it cannot hold, must survive as well. */
  private void newText(String text) {
    boolean isNarrow = isNarrow(text);
    number(((long) text.length() << 2) | (isNarrow ? 1 : 3));
    if (isNarrow) {
      put(text.getBytes(StandardCharsets.ISO_8859_1));
    } else {
      for (int i = 0; i < text.length(); i++) {
        put(text.charAt(i) >>> 8);
        put(text.charAt(i));
      }
    }
  }

  private static boolean isNarrow(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xFF) {
        return false;
      }
    }
    return true;
  }

  private void put(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
  }

  private void put(byte[] values) {
    reserve(values.length);
    System.arraycopy(values, 0, bytes, length, values.length);
    length += values.length;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}
