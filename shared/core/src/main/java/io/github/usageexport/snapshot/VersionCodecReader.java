package io.github.usageexport.snapshot;

import io.github.usageexport.usage.Amount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link VersionCodecWriter} wrote. Whatever the bytes are, it makes nothing larger than
 * they are and ends with an {@link IllegalArgumentException} or {@link IndexOutOfBoundsException}.
 */
public final class VersionCodecReader {
  /** Enough for 28 digits, the most that an amount has. */
  private static final int WIDEST_AMOUNT = 12;

  private final List<String> read = new ArrayList<>();
  private final byte[] bytes;
  private int position;

  public VersionCodecReader(byte[] bytes) {
    this.bytes = bytes;
  }

  public long number() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = next();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number does not end");
  }

  public long signed() {
    long folded = number();
    return (folded >>> 1) ^ -(folded & 1);
  }

  public byte[] raw(int count) {
    int start = advance(within(count, bytes.length - position));
    return Arrays.copyOfRange(bytes, start, start + count);
  }

  /** How many things follow, each of which takes {@code smallest} bytes at least. */
  public int count(int smallest) {
    return within(number(), (bytes.length - position) / smallest);
  }

  public @Nullable String text() {
    long mark = number();
    if (mark == 0) {
      return null;
    }
    if ((mark & 1) == 0) {
      return read.get(within((mark >>> 1) - 1, read.size() - 1));
    }
    String text = (mark & 2) == 0 ? narrowText(mark >>> 2) : wideText(mark >>> 2);
    read.add(text);
    return text;
  }

  public String requiredText() {
    String text = text();
    if (text == null) {
      throw new IllegalArgumentException("a category has no name");
    }
    return text;
  }

  public @Nullable Amount amount() {
    int mark = next();
    if (mark == 0) {
      return null;
    }
    int scale = mark - 1;
    if (scale < VersionCodecWriter.WIDE_AMOUNT) {
      return new Amount(BigDecimal.valueOf(signed(), scale));
    }
    int length = within(number(), WIDEST_AMOUNT);
    BigInteger unscaled = new BigInteger(bytes, advance(length), length);
    return new Amount(new BigDecimal(unscaled, scale - VersionCodecWriter.WIDE_AMOUNT));
  }

  public boolean isAtEnd() {
    return position == bytes.length;
  }

  private String narrowText(long characters) {
    int length = within(characters, bytes.length - position);
    return new String(bytes, advance(length), length, StandardCharsets.ISO_8859_1);
  }

  private String wideText(long characters) {
    char[] text = new char[within(characters, (bytes.length - position) / 2)];
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) ((next() & 0xFF) << 8 | (next() & 0xFF));
    }
    return new String(text);
  }

  private byte next() {
    return bytes[advance(1)];
  }

  private int advance(int length) {
    int start = position;
    position += length;
    return start;
  }

  private static int within(long value, int greatest) {
    if (value < 0 || value > greatest) {
      throw new IllegalArgumentException(
          "%s where at most %s is possible".formatted(value, greatest));
    }
    return (int) value;
  }
}
