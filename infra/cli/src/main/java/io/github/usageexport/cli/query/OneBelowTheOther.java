package io.github.usageexport.cli.query;

import java.io.IOException;
import java.util.List;

/** A line for each value, under the number of its row: for rows that are wider than the screen. */
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
      ResultColumn column = columns.get(i);
      String value = column.shortens() ? TableText.shortened(cells.get(i), room) : cells.get(i);
      out.append(TableText.left(TableText.visible(column.name()), names))
          .append(GAP)
          .append(value.stripTrailing())
          .append('\n');
    }
  }
}
