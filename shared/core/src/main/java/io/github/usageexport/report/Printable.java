package io.github.usageexport.report;

/** Text from Twilio as a person may safely be shown it. */
public final class Printable {
  private static final int REPLACEMENT = 0xFFFD;

  private Printable() {}

  /**
   * Without what moves a cursor, turns the direction of what follows, or is half a character. The
   * joiners that emoji are made with stay.
   */
  public static String text(String text) {
    if (text.codePoints().noneMatch(Printable::isHarmful)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .map(point -> isHarmful(point) ? REPLACEMENT : point)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  /** Whether a character is one that {@link #text} replaces. */
  public static boolean isHarmful(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> turnsDirection(point);
      default -> false;
    };
  }

  /** Marks, embeddings, overrides and isolates. */
  private static boolean turnsDirection(int point) {
    return point == 0x061C
        || (point >= 0x200E && point <= 0x200F)
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069);
  }
}
