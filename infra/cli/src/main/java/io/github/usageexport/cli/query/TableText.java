package io.github.usageexport.cli.query;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/** Text in the cells of a table, measured in columns of a terminal. */
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
    return text.codePoints().map(TableText::columns).sum();
  }

  public static String shortened(String text, int room) {
    return width(text) <= room ? text : text.substring(0, fitting(text, room - 1)) + CUT;
  }

  /** The whole text in lines of no more than the room, broken at spaces where there are some. */
  public static List<String> lines(String text, int room) {
    List<String> lines = new ArrayList<>();
    String rest = text.stripTrailing();
    while (width(rest) > room) {
      int end = Math.max(fitting(rest, room), rest.offsetByCodePoints(0, 1));
      int space = rest.lastIndexOf(' ', end);
      int cut = space > 0 ? space : end;
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  public static String left(String text, int room) {
    return text + padding(text, room);
  }

  public static String right(String text, int room) {
    return padding(text, room) + text;
  }

  /** How many chars from the start fit. */
  private static int fitting(String text, int room) {
    int taken = 0;
    int end = 0;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      taken += columns(point);
      if (taken > room) {
        break;
      }
      end += Character.charCount(point);
    }
    return end;
  }

  private static int columns(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> wide(point) ? 2 : 1;
    };
  }

  /** As most terminals draw it. */
  private static boolean wide(int point) {
    return Character.isEmojiPresentation(point)
        || switch (UnicodeScript.of(point)) {
          case HAN, HIRAGANA, KATAKANA, HANGUL -> !halfwidth(point);
          default -> false;
        };
  }

  private static boolean halfwidth(int point) {
    return point >= 0xFF61 && point <= 0xFFDC;
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
