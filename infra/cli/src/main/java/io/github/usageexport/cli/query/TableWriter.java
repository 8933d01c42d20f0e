package io.github.usageexport.cli.query;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns for a terminal. The first rows decide the widths, so that an answer of any size starts at
 * once. Long texts are shortened with …, numbers never; columns that do not fit are named at the
 * end.
 */
final class TableWriter implements ResultWriter {
  private static final int SAMPLE = 500;
  private static final String GAP = "  ";

  private final int width;
  private final Appendable out;
  private final List<List<String>> sample = new ArrayList<>();
  private List<ResultColumn> columns = List.of();
  private @Nullable TableLayout layout;
  private long rows;

  TableWriter(int width, Appendable out) {
    this.width = width;
    this.out = out;
  }

  @Override
  public void begin(List<ResultColumn> ofAnswer) {
    columns = ofAnswer;
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    rows++;
    List<String> cells = values.stream().map(TableWriter::cell).toList();
    if (layout != null) {
      line(layout, cells);
    } else {
      sample.add(cells);
      if (sample.size() == SAMPLE) {
        start();
      }
    }
  }

  @Override
  public void end() throws IOException {
    TableLayout decided = layout == null ? start() : layout;
    out.append(rows == 1 ? "(1 row" : "(" + rows + " rows");
    if (decided.shown() < columns.size()) {
      out.append(
          "; %d of %d columns fit: select fewer, or --format csv"
              .formatted(decided.shown(), columns.size()));
    }
    out.append(")\n");
  }

  private TableLayout start() throws IOException {
    TableLayout decided = TableLayout.of(columns, sample, GAP.length(), width);
    layout = decided;
    line(decided, columns.stream().map(column -> TableText.visible(column.name())).toList());
    out.append(
            String.join(GAP, decided.widths().stream().map(column -> "-".repeat(column)).toList()))
        .append('\n');
    for (List<String> cells : sample) {
      line(decided, cells);
    }
    sample.clear();
    return decided;
  }

  private void line(TableLayout decided, List<String> cells) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < decided.shown(); i++) {
      int room = decided.widths().get(i);
      line.append(i == 0 ? "" : GAP);
      line.append(
          columns.get(i).numeric()
              ? TableText.right(cells.get(i), room)
              : TableText.left(TableText.shortened(cells.get(i), room), room));
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "NULL";
      case BigDecimal decimal when decimal.signum() == 0 -> "0";
      case BigDecimal decimal -> decimal.stripTrailingZeros().toPlainString();
      default -> TableText.visible(value.toString());
    };
  }
}
