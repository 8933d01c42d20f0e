package io.github.usageexport.parquet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.values.ValuesWriter;
import org.jspecify.annotations.Nullable;

/**
 * The different values of a column, numbered as they come. Rows are sorted, so that most values are
 * those of the row before: these cost one comparison.
 */
final class Distinct<F> {
  private final ValueForm<F> form;
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final List<F> values = new ArrayList<>();
  private final ValuesWriter written;

  /** For each number, the page that named it last. */
  private int[] pages = new int[64];

  private @Nullable Object last;
  private int lastNumber;

  Distinct(ValueForm<F> form) {
    this.form = form;
    this.written = form.plainWriter();
  }

  int number(Object value) {
    if (!value.equals(last)) {
      Integer known = numbers.get(value);
      lastNumber = known == null ? add(value) : known;
      last = value;
    }
    return lastNumber;
  }

  private int add(Object value) {
    int number = values.size();
    F kept = form.of(value);
    numbers.put(value, number);
    values.add(kept);
    form.write(kept, written);
    if (number == pages.length) {
      pages = Arrays.copyOf(pages, 2 * number);
    }
    return number;
  }

  /** Whether the page names this number for the first time. Pages count from 1. */
  boolean isNewOn(int page, int number) {
    boolean isNew = pages[number] != page;
    pages[number] = page;
    return isNew;
  }

  F value(int number) {
    return values.get(number);
  }

  int size() {
    return values.size();
  }

  /** The values, one behind the other. */
  ValuesWriter written() {
    return written;
  }
}
