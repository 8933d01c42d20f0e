package io.github.usageexport.cli.query;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide the columns of a table are.
 *
 * @param widths of the columns that are shown, which are the first ones
 */
record TableLayout(List<Integer> widths) {
  /** A text of fewer characters says too little to be shown. */
  private static final int NARROWEST = 8;

  int shown() {
    return widths.size();
  }

  static TableLayout of(List<ResultColumn> columns, List<List<String>> sample, int gap, int width) {
    List<Integer> widths = new ArrayList<>();
    List<Integer> floors = new ArrayList<>();
    int least = -gap;
    for (int i = 0; i < columns.size(); i++) {
      int natural = natural(columns.get(i), sample, i);
      int floor = columns.get(i).numeric() ? natural : Math.min(natural, NARROWEST);
      least += gap + floor;
      if (i > 0 && least > width) {
        break;
      }
      widths.add(natural);
      floors.add(floor);
    }
    shrink(widths, floors, width - gap * (widths.size() - 1));
    return new TableLayout(List.copyOf(widths));
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
    int excess = widths.stream().mapToInt(Integer::intValue).sum() - room;
    for (; excess > 0; excess--) {
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
}
