package io.github.usageexport.cli.query;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns for a terminal. The first rows decide the layout, so that an answer of any size starts at
 * once. Long texts are shortened with …, numbers, dates and moments never; rows of more columns
 * than fit are written one value below the other, and nothing of them is shortened.
 */
final class TableWriter implements ResultWriter {
  private static final int SAMPLE = 500;

  private final int width;
  private final Appendable out;
  private final List<List<String>> sample = new ArrayList<>();
  private List<ResultColumn> columns = List.of();
  private @Nullable TableShape shape;
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
    if (shape != null) {
      shape.row(out, cells, rows);
    } else {
      sample.add(cells);
      if (sample.size() == SAMPLE) {
        start();
      }
    }
  }

  @Override
  public void end() throws IOException {
    TableShape decided = shape == null ? start() : shape;
    out.append(rows == 1 ? "(1 row" : "(" + rows + " rows");
    if (decided.shown() < columns.size()) {
      out.append(
          "; %d of %d columns fit: --format csv or json writes all"
              .formatted(decided.shown(), columns.size()));
    }
    out.append(")\n");
  }

  private TableShape start() throws IOException {
    TableShape decided = TableShape.of(columns, sample, width);
    shape = decided;
    decided.header(out);
    for (int i = 0; i < sample.size(); i++) {
      decided.row(out, sample.get(i), i + 1);
    }
    sample.clear();
    return decided;
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
