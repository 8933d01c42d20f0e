package io.github.usageexport.cli.query;

/** Text in the cells of a table; one code point is taken to be as wide as any other. */
public final class TableText {
  private static final String CUT = "…";

  private TableText() {}

  /** Without control characters, which would move the cursor or recolour the terminal. */
  public static String visible(String text) {
    if (text.codePoints().noneMatch(TableText::hidden)) {
      return text;
    }
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .map(point -> hidden(point) ? '\uFFFD' : point)
        .forEach(visible::appendCodePoint);
    return visible.toString();
  }

  public static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  public static String shortened(String text, int room) {
    return width(text) <= room
        ? text
        : text.substring(0, text.offsetByCodePoints(0, room - 1)) + CUT;
  }

  public static String left(String text, int room) {
    return text + padding(text, room);
  }

  public static String right(String text, int room) {
    return padding(text, room) + text;
  }

  private static String padding(String text, int room) {
    return " ".repeat(Math.max(0, room - width(text)));
  }

  private static boolean hidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR -> true;
      default -> false;
    };
  }
}
