package io.github.usageexport.parquet;

import io.github.usageexport.lake.Column;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** One column of a row group: its levels and values, page by page. */
final class ColumnChunk<R> {
  private final Column<R> column;
  private final ColumnDescriptor descriptor;
  private final PageWriter pages;
  private final PageValues<?> values;
  private final Levels repetition;
  private final Levels definition;
  private final int defined;
  private int nulls;
  private boolean hasNumbers;

  ColumnChunk(Column<R> column, ColumnDescriptor descriptor, PageWriter pages) {
    this.column = column;
    this.descriptor = descriptor;
    this.pages = pages;
    this.values = new PageValues<>(ValueForm.of(column.type()));
    this.repetition = new Levels(descriptor.getMaxRepetitionLevel());
    this.definition = new Levels(descriptor.getMaxDefinitionLevel());
    this.defined = descriptor.getMaxDefinitionLevel();
  }

  void add(List<R> rows) {
    for (R row : rows) {
      add(column.valueIn(row));
    }
  }

  private void add(@Nullable Object value) {
    if (value == null) {
      addNone(0);
    } else if (value instanceof List<?> list) {
      addElements(list);
    } else {
      add(0, value);
    }
  }

  private void addElements(List<?> list) {
    if (list.isEmpty()) {
      addNone(1);
    }
    int level = 0;
    for (Object element : list) {
      add(level, element);
      level = 1;
    }
  }

  private void addNone(int level) {
    repetition.add(0);
    definition.add(level);
    nulls++;
  }

  private void add(int level, Object value) {
    repetition.add(level);
    definition.add(defined);
    values.add(value);
  }

  /** Ends a page of so many rows. */
  void endPage(int rows) throws IOException {
    Statistics<?> statistics = Statistics.createStats(descriptor.getPrimitiveType());
    statistics.incrementNumNulls(nulls);
    PageValues.Ended ended = values.end(statistics);
    pages.writePage(
        BytesInput.concat(repetition.take(), definition.take(), ended.bytes()),
        values.count() + nulls,
        rows,
        statistics,
        Encoding.RLE,
        Encoding.RLE,
        ended.numbered() ? Encoding.RLE_DICTIONARY : Encoding.PLAIN);
    hasNumbers |= ended.numbered();
    nulls = 0;
    values.startPage();
  }

  /** Ends the column, after its last page. */
  void end() throws IOException {
    if (hasNumbers) {
      Distinct<?> distinct = values.distinct();
      pages.writeDictionaryPage(
          new DictionaryPage(distinct.written().getBytes(), distinct.size(), Encoding.PLAIN));
    }
  }

  /** Bytes held: the pages, compressed, and the different values, which are not yet. */
  long bytes() {
    return pages.getMemSize() + values.distinct().written().getBufferedSize();
  }
}
