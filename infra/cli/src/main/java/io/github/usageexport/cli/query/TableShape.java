package io.github.usageexport.cli.query;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How the rows of a table are laid out, once the first of them are known. */
interface TableShape {
  void header(Appendable out) throws IOException;

  /**
   * @param number of the row, from 1
   */
  void row(Appendable out, List<String> cells, long number) throws IOException;

  /** How many of the columns are shown. */
  int shown();

  /** Side by side where all columns fit that may not be left out, else one below the other. */
  static TableShape of(List<ResultColumn> columns, List<List<String>> sample, int width) {
    for (int shown = columns.size(); shown > 0; shown--) {
      List<ResultColumn> first = columns.subList(0, shown);
      Optional<TableLayout> layout = TableLayout.of(first, sample, SideBySide.GAP.length(), width);
      if (layout.isPresent()) {
        return new SideBySide(first, layout.get());
      }
      if (!first.getLast().optional()) {
        break;
      }
    }
    return new OneBelowTheOther(columns, width);
  }
}
