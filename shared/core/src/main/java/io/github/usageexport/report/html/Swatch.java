package io.github.usageexport.report.html;

import java.math.BigDecimal;

/** Small marks beside words: the colour of a legend, the length of an amount. */
record Swatch(Html html) {
  private static final int FULL = 100;

  void colour(String shade) {
    html.open("svg", "class", "sw", "width", "12", "height", "12", "aria-hidden", "true")
        .empty("rect", "width", "12", "height", "12", "rx", "2", "class", shade)
        .close();
  }

  void legend(String shade, String words) {
    html.open("li");
    colour(shade);
    html.text(words).close();
  }

  /** A bar as long as {@code part} is of the greatest; nothing below zero has a length. */
  void bar(BigDecimal part, BigDecimal greatest, String shade) {
    html.open("svg", "class", "bar", "height", "6", "aria-hidden", "true")
        .empty("rect", "width", "100%", "height", "6", "rx", "3", "class", "track");
    if (part.signum() > 0) {
      Scale scale = Scale.of(BigDecimal.ZERO, greatest);
      html.empty(
          "rect",
          "width",
          Scale.percent(scale.length(part, FULL)),
          "height",
          "6",
          "rx",
          "3",
          "class",
          shade);
    }
    html.close();
  }
}
