package io.github.usageexport.report.html;

import io.github.usageexport.report.html.Columns.Column;
import io.github.usageexport.report.html.Stack.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;

/**
 * Stacked columns over time. Widths are in percent and heights in pixels, so that the letters stay
 * as large on a narrow screen.
 *
 * @param id unique in the page
 * @param finest how far labels of the axis are apart at least
 * @param labels of an amount, on the axis
 */
record ColumnChart(
    Html html,
    String id,
    String title,
    String description,
    BigDecimal finest,
    Function<BigDecimal, String> labels) {
  private static final int HEIGHT = 200;
  private static final int TOP = 10;
  private static final int BELOW = 24;
  private static final int AXIS = 62;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal BAR = new BigDecimal("0.74");

  void write(Columns columns, Function<Column, Stack> column) {
    if (columns.size() == 0) {
      return;
    }
    List<Stack> stacks = columns.all().stream().map(column).toList();
    Scale scale = Stack.scale(stacks);
    Svg svg = new Svg(html);
    html.open("div", "class", "plot");
    writeAxis(svg, scale);
    svg.openNamed("bars", id, TOP + HEIGHT + BELOW);
    html.put("title", title, "id", id + "-t").put("desc", description, "id", id + "-d");
    for (BigDecimal tick : scale.ticks(finest)) {
      svg.rule(y(scale, tick), tick.signum() == 0 ? "zero" : "grid");
    }
    BigDecimal slot = HUNDRED.divide(BigDecimal.valueOf(columns.size()), 6, RoundingMode.HALF_UP);
    for (int i = 0; i < columns.size(); i++) {
      BigDecimal left = slot.multiply(BigDecimal.valueOf(i));
      writeStack(svg, scale, stacks.get(i), left, slot);
      if (columns.isLabelled(i)) {
        svg.label(
            columns.all().get(i).label(),
            Scale.percent(left.add(slot.divide(BigDecimal.TWO))),
            String.valueOf(TOP + HEIGHT + BELOW - 6),
            columns.isAlwaysLabelled(i) ? "tick" : "tick second");
      }
    }
    html.close().close().line();
  }

  private void writeAxis(Svg svg, Scale scale) {
    svg.openHidden("axis", AXIS, TOP + HEIGHT + BELOW);
    for (BigDecimal tick : scale.ticks(finest)) {
      String y = Scale.text(fromTop(scale, tick).add(BigDecimal.valueOf(4)));
      svg.label(labels.apply(tick), String.valueOf(AXIS - 8), y, "scale");
    }
    html.close();
  }

  /** What is positive stands on zero, what is negative hangs from it. */
  private static void writeStack(
      Svg svg, Scale scale, Stack stack, BigDecimal left, BigDecimal slot) {
    BigDecimal margin = slot.multiply(BigDecimal.ONE.subtract(BAR)).divide(BigDecimal.TWO);
    BigDecimal above = BigDecimal.ZERO;
    BigDecimal below = BigDecimal.ZERO;
    for (Part part : stack.parts()) {
      BigDecimal amount = part.amount();
      if (amount.signum() != 0) {
        BigDecimal top = amount.signum() > 0 ? above.add(amount) : below;
        above = above.add(amount.max(BigDecimal.ZERO));
        below = below.add(amount.min(BigDecimal.ZERO));
        svg.block(
            new Svg.Box(
                Scale.percent(left.add(margin)),
                y(scale, top),
                Scale.percent(slot.multiply(BAR)),
                Scale.text(scale.length(amount, HEIGHT))),
            part.shade(),
            part.text());
      }
    }
  }

  private static String y(Scale scale, BigDecimal amount) {
    return Scale.text(fromTop(scale, amount));
  }

  private static BigDecimal fromTop(Scale scale, BigDecimal amount) {
    return scale.fromTop(amount, HEIGHT).add(BigDecimal.valueOf(TOP));
  }
}
