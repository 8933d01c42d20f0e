package io.github.usageexport.report.html;

import java.util.Arrays;

/** The shapes that charts are made of. */
record Svg(Html html) {

  /** Where a shape lies; coordinates in pixels, or in percent. */
  record Box(String x, String y, String width, String height) {}

  /** A picture with the title {@code id-t} and the description {@code id-d}. To be closed. */
  void openNamed(String shade, String id, int height) {
    String names = id + "-t " + id + "-d";
    html.open("svg", join(size(height), "class", shade, "role", "img", "aria-labelledby", names));
  }

  /** A picture that says nothing which is not said elsewhere. To be closed. */
  void openHidden(String shade, int width, int height) {
    String wide = String.valueOf(width);
    html.open("svg", join(size(height), "class", shade, "width", wide, "aria-hidden", "true"));
  }

  /** A line from side to side. */
  void rule(String y, String shade) {
    html.empty("line", "x1", "0", "x2", "100%", "y1", y, "y2", y, "class", shade);
  }

  void label(String text, String x, String y, String shade) {
    html.put("text", text, "x", x, "y", y, "class", shade);
  }

  /** A rectangle that says what it is when it is pointed at. */
  void block(Box box, String shade, String title) {
    String[] place = {"x", box.x, "y", box.y, "width", box.width, "height", box.height};
    html.open("rect", join(place, "class", shade)).put("title", title).close();
  }

  private static String[] size(int height) {
    return new String[] {"height", String.valueOf(height)};
  }

  private static String[] join(String[] attributes, String... more) {
    String[] all = Arrays.copyOf(attributes, attributes.length + more.length);
    System.arraycopy(more, 0, all, attributes.length, more.length);
    return all;
  }
}
