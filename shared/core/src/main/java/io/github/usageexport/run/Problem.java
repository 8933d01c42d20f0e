package io.github.usageexport.run;

import io.github.usageexport.usage.FailureReason;

/**
 * Why something could not be read.
 *
 * @param detail what happened, with the value that is wrong; never a secret
 * @param remedy what to do about it
 */
public record Problem(FailureReason reason, String detail, String remedy) {
  /** What Twilio sends may be quoted in a detail, and has no bounds of its own. */
  private static final int MAX_DETAIL = 1000;

  public Problem {
    detail = printable(detail);
  }

  /** Without control characters and halves of characters, which no report can hold. */
  public static String printable(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(MAX_DETAIL)
        .forEach(point -> shown.appendCodePoint(isPrintable(point) ? point : '?'));
    boolean isCut = text.codePointCount(0, text.length()) > MAX_DETAIL;
    return isCut ? shown.append('…').toString() : shown.toString();
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.SURROGATE, Character.FORMAT -> false;
      default -> true;
    };
  }
}
