package io.github.usageexport.report.html;

import io.github.usageexport.report.Printable;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements one inside the other. Whatever is text or an attribute's value is escaped; names
 * of elements and attributes are the program's own.
 */
final class Html {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * @param attributes names and values in turn
   */
  Html open(String element, String... attributes) {
    tag(element, attributes).append('>');
    open.push(element);
    return this;
  }

  Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element of nothing but text. */
  Html put(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** An element without content, as HTML or SVG knows it. */
  Html empty(String element, String... attributes) {
    tag(element, attributes).append("/>");
    return this;
  }

  Html text(String text) {
    escape(Printable.text(text));
    return this;
  }

  /** Text of somebody else's, whose direction must not spread. */
  Html foreign(String text) {
    return put("bdi", text);
  }

  /** The program's own, as it stands. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  Html line() {
    out.append('\n');
    return this;
  }

  private StringBuilder tag(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(Printable.text(attributes[i + 1]));
      out.append('"');
    }
    return out;
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(character);
      }
    }
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }
}
