package io.github.usageexport.report.html;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BinaryOperator;

/** One column of a chart, from the bottom. */
record Stack(List<Part> parts) {
  Stack {
    parts = List.copyOf(parts);
  }

  /**
   * One layer of a column.
   *
   * @param shade the class of its colour
   * @param text what it is and how much
   */
  record Part(BigDecimal amount, String shade, String text) {}

  /** One that all of them fit. */
  static Scale scale(List<Stack> stacks) {
    return Scale.of(
        end(stacks, BigDecimal::min).min(BigDecimal.ZERO),
        end(stacks, BigDecimal::max).max(BigDecimal.ZERO));
  }

  private static BigDecimal end(List<Stack> stacks, BinaryOperator<BigDecimal> further) {
    return stacks.stream()
        .map(
            stack ->
                stack.parts.stream()
                    .map(part -> further.apply(part.amount(), BigDecimal.ZERO))
                    .reduce(BigDecimal.ZERO, BigDecimal::add))
        .reduce(BigDecimal.ZERO, further);
  }
}
