package io.github.usageexport.twilio;

import org.jspecify.annotations.Nullable;

/**
 * Texts that repeat from record to record, each kept once. It is asked with characters that lie in
 * a parser's buffer, so that a text that is known costs neither a string nor a copy.
 */
final class TextTable {
  /** More different texts than this on a list are not worth keeping. */
  private static final int MOST = 10_000;

  private static final int FIRST_SLOTS = 1_024;

  private @Nullable String[] slots = new @Nullable String[FIRST_SLOTS];
  private int size;

  String text(char[] characters, int offset, int length) {
    int slot = slotOf(hash(characters, offset, length));
    for (String known = slots[slot]; known != null; known = slots[slot]) {
      if (isSame(known, characters, offset, length)) {
        return known;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    String text = new String(characters, offset, length);
    if (size < MOST) {
      slots[slot] = text;
      size++;
      if (2 * size > slots.length) {
        grow();
      }
    }
    return text;
  }

  /** As {@link String#hashCode} has it, which a string remembers. */
  private static int hash(char[] characters, int offset, int length) {
    int hash = 0;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + characters[i];
    }
    return hash;
  }

  private int slotOf(int hash) {
    return (hash ^ (hash >>> 16)) & (slots.length - 1);
  }

  private static boolean isSame(String known, char[] characters, int offset, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != characters[offset + i]) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    @Nullable String[] before = slots;
    slots = new @Nullable String[2 * before.length];
    for (String text : before) {
      if (text != null) {
        int slot = slotOf(text.hashCode());
        while (slots[slot] != null) {
          slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = text;
      }
    }
  }
}
