package io.github.usageexport.cli.query;

import java.io.IOException;
import java.util.List;

/** How the rows of a table are laid out, once the first of them are known. */
interface TableShape {
  void header(Appendable out) throws IOException;

  /**
   * @param number of the row, from 1
   */
  void row(Appendable out, List<String> cells, long number) throws IOException;

  /** Side by side where all columns fit, else one under the other. */
  static TableShape of(List<ResultColumn> columns, List<List<String>> sample, int width) {
    return TableLayout.of(columns, sample, SideBySide.GAP.length(), width)
        .<TableShape>map(layout -> new SideBySide(columns, layout))
        .orElseGet(() -> new OneBelowTheOther(columns, width));
  }
}
