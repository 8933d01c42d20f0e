package io.github.usageexport.cli.query;

import java.io.IOException;
import java.util.List;

/** A line for each row. */
record SideBySide(List<ResultColumn> columns, TableLayout layout) implements TableShape {
  static final String GAP = "  ";

  @Override
  public int shown() {
    return columns.size();
  }

  @Override
  public void header(Appendable out) throws IOException {
    line(out, columns.stream().map(column -> TableText.visible(column.name())).toList());
    out.append(String.join(GAP, layout.widths().stream().map("-"::repeat).toList())).append('\n');
  }

  @Override
  public void row(Appendable out, List<String> cells, long number) throws IOException {
    line(out, cells);
  }

  private void line(Appendable out, List<String> cells) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      int room = layout.widths().get(i);
      line.append(i == 0 ? "" : GAP).append(cell(columns.get(i), cells.get(i), room));
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private static String cell(ResultColumn column, String cell, int room) {
    return column.numeric()
        ? TableText.right(cell, room)
        : TableText.left(column.shortens() ? TableText.shortened(cell, room) : cell, room);
  }
}
