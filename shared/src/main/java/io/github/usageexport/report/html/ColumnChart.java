package io.github.usageexport.report.html;

import io.github.usageexport.report.html.Columns.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Stacked columns over time. Widths are in percent and heights in pixels, so that the letters stay
 * as large on a narrow screen.
 *
 * @param id unique in the page
 * @param labels of an amount, on the axis
 */
record ColumnChart(
    Html html, String id, String title, String description, Function<BigDecimal, String> labels) {
  private static final int HEIGHT = 200;
  private static final int TOP = 10;
  private static final int BELOW = 24;
  private static final int AXIS = 62;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal BAR = new BigDecimal("0.74");

  /**
   * One layer of a column.
   *
   * @param shade the class of its colour
   * @param text what it is and how much
   */
  record Part(BigDecimal amount, String shade, String text) {}

  void write(Columns columns, Function<Column, List<Part>> parts) {
    List<List<Part>> stacks = columns.all().stream().map(parts).toList();
    Scale scale = scale(stacks);
    html.open("div", "class", "plot");
    writeAxis(scale);
    html.open(
        "svg",
        "class",
        "bars",
        "height",
        String.valueOf(TOP + HEIGHT + BELOW),
        "role",
        "img",
        "aria-labelledby",
        id + "-t " + id + "-d");
    html.put("title", title, "id", id + "-t").put("desc", description, "id", id + "-d");
    for (BigDecimal tick : scale.ticks()) {
      String y = y(scale, tick);
      html.empty(
          "line",
          "x1",
          "0",
          "x2",
          "100%",
          "y1",
          y,
          "y2",
          y,
          "class",
          tick.signum() == 0 ? "zero" : "grid");
    }
    BigDecimal slot = HUNDRED.divide(BigDecimal.valueOf(columns.size()), 6, RoundingMode.HALF_UP);
    for (int i = 0; i < columns.size(); i++) {
      BigDecimal left = slot.multiply(BigDecimal.valueOf(i));
      writeStack(scale, stacks.get(i), left, slot);
      if (columns.isLabelled(i)) {
        html.put(
            "text",
            columns.all().get(i).label(),
            "x",
            Scale.percent(left.add(slot.divide(BigDecimal.TWO))),
            "y",
            String.valueOf(TOP + HEIGHT + BELOW - 6),
            "class",
            columns.isAlwaysLabelled(i) ? "tick" : "tick second");
      }
    }
    html.close().close().line();
  }

  private void writeAxis(Scale scale) {
    html.open(
        "svg",
        "class",
        "axis",
        "width",
        String.valueOf(AXIS),
        "height",
        String.valueOf(TOP + HEIGHT + BELOW),
        "aria-hidden",
        "true");
    for (BigDecimal tick : scale.ticks()) {
      html.put(
          "text",
          labels.apply(tick),
          "x",
          String.valueOf(AXIS - 8),
          "y",
          Scale.text(new BigDecimal(y(scale, tick)).add(BigDecimal.valueOf(4))),
          "class",
          "scale");
    }
    html.close();
  }

  private void writeStack(Scale scale, List<Part> stack, BigDecimal left, BigDecimal slot) {
    String x =
        Scale.percent(left.add(slot.multiply(BigDecimal.ONE.subtract(BAR)).divide(BigDecimal.TWO)));
    String width = Scale.percent(slot.multiply(BAR));
    BigDecimal above = BigDecimal.ZERO;
    BigDecimal below = BigDecimal.ZERO;
    for (Part part : stack) {
      if (part.amount().signum() == 0) {
        continue;
      }
      BigDecimal top;
      if (part.amount().signum() > 0) {
        above = above.add(part.amount());
        top = above;
      } else {
        top = below;
        below = below.add(part.amount());
      }
      html.open(
              "rect",
              "x",
              x,
              "width",
              width,
              "y",
              y(scale, top),
              "height",
              Scale.text(scale.length(part.amount(), HEIGHT)),
              "class",
              part.shade())
          .put("title", part.text())
          .close();
    }
  }

  private static String y(Scale scale, BigDecimal amount) {
    return Scale.text(scale.fromTop(amount, HEIGHT).add(BigDecimal.valueOf(TOP)));
  }

  private static Scale scale(List<List<Part>> stacks) {
    List<BigDecimal> ends = new ArrayList<>(List.of(BigDecimal.ZERO));
    for (List<Part> stack : stacks) {
      BigDecimal above = BigDecimal.ZERO;
      BigDecimal below = BigDecimal.ZERO;
      for (Part part : stack) {
        above = above.add(part.amount().max(BigDecimal.ZERO));
        below = below.add(part.amount().min(BigDecimal.ZERO));
      }
      ends.add(above);
      ends.add(below);
    }
    ends.sort(BigDecimal::compareTo);
    return Scale.of(ends.getFirst(), ends.getLast());
  }
}
