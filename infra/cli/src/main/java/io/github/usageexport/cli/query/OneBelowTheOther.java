package io.github.usageexport.cli.query;

import java.io.IOException;
import java.util.List;

/**
 * Each value whole, in a line or more, under the number of its row: for rows that are wider than
 * the screen.
 */
record OneBelowTheOther(List<ResultColumn> columns, int width) implements TableShape {
  private static final String GAP = "  ";
  private static final int NARROWEST = 10;

  @Override
  public int shown() {
    return columns.size();
  }

  @Override
  public void header(Appendable out) {}

  @Override
  public void row(Appendable out, List<String> cells, long number) throws IOException {
    int names = columns.stream().mapToInt(column -> TableText.width(column.name())).max().orElse(0);
    int room = Math.max(NARROWEST, width - names - GAP.length());
    out.append("-- row ").append(Long.toString(number)).append(" --\n");
    for (int i = 0; i < columns.size(); i++) {
      String name = TableText.visible(columns.get(i).name());
      for (String line : lines(columns.get(i), cells.get(i), room)) {
        out.append((TableText.left(name, names) + GAP + line).stripTrailing()).append('\n');
        name = "";
      }
    }
  }

  private static List<String> lines(ResultColumn column, String cell, int room) {
    return column.shortens() ? TableText.lines(cell, room) : List.of(cell);
  }
}
