package io.github.usageexport.cli.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How wide the columns of a table are.
 *
 * @param widths of the columns, in order
 */
record TableLayout(List<Integer> widths) {
  /** A day as text is never shortened, and a text of fewer characters says too little. */
  private static final int NARROWEST = 10;

  /** The layout in which all columns fit; empty if there is none. */
  static Optional<TableLayout> of(
      List<ResultColumn> columns, List<List<String>> sample, int gap, int width) {
    List<Integer> widths = new ArrayList<>();
    List<Integer> floors = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int natural = natural(columns.get(i), sample, i);
      widths.add(natural);
      floors.add(columns.get(i).shortens() ? Math.min(natural, NARROWEST) : natural);
    }
    int room = width - gap * (columns.size() - 1);
    if (sum(floors) > room && columns.size() > 1) {
      return Optional.empty();
    }
    shrink(widths, floors, room);
    return Optional.of(new TableLayout(List.copyOf(widths)));
  }

  private static int natural(ResultColumn column, List<List<String>> sample, int index) {
    int natural = TableText.width(column.name());
    for (List<String> row : sample) {
      natural = Math.max(natural, TableText.width(row.get(index)));
    }
    return natural;
  }

  /** Takes from the widest column that may still give, until all fit or none may. */
  private static void shrink(List<Integer> widths, List<Integer> floors, int room) {
    for (int excess = sum(widths) - room; excess > 0; excess--) {
      int widest = -1;
      for (int i = 0; i < widths.size(); i++) {
        boolean gives = widths.get(i) > floors.get(i);
        if (gives && (widest < 0 || widths.get(i) > widths.get(widest))) {
          widest = i;
        }
      }
      if (widest < 0) {
        return;
      }
      widths.set(widest, widths.get(widest) - 1);
    }
  }

  private static int sum(List<Integer> widths) {
    return widths.stream().mapToInt(Integer::intValue).sum();
  }
}
