package io.github.usageexport.usage;

/** Compares texts as their UTF-8 bytes would compare, without making the bytes. */
public final class Utf8Order {
  private Utf8Order() {}

  public static int compare(String left, String right) {
    if (left.equals(right)) {
      return 0;
    }
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return Integer.compare(rank(a), rank(b));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** UTF-16 puts surrogates below U+E000..U+FFFF; UTF-8 puts what they stand for above. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }
}
