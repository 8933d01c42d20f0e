package io.github.usageexport.lake;

import io.github.usageexport.usage.Utf8Order;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The order of a dataset's rows, by the columns that tell them apart: text by its UTF-8 bytes,
 * numbers by value, null before everything. Two rows of one file are never equal in it.
 */
public final class RowOrder<R> implements Comparator<R> {
  private final List<Column<R>> columns;

  RowOrder(List<Column<R>> columns) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("an order needs a column");
    }
    this.columns = List.copyOf(columns);
  }

  /** The columns, the weightiest first. */
  public List<Column<R>> columns() {
    return columns;
  }

  @Override
  public int compare(R left, R right) {
    for (Column<R> column : columns) {
      int order = compareValues(column.valueIn(left), column.valueIn(right));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Names {@code row} by the values that tell it apart: {@code account_sid=AC…, category=sms}. */
  public String describe(R row) {
    return columns.stream()
        .map(column -> column + "=" + column.valueIn(row))
        .collect(Collectors.joining(", "));
  }

  private static int compareValues(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return Boolean.compare(left != null, right != null);
    }
    if (left instanceof String text) {
      return Utf8Order.compare(text, (String) right);
    }
    return Integer.compare((Integer) left, (Integer) right);
  }

  @Override
  public String toString() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }
}
