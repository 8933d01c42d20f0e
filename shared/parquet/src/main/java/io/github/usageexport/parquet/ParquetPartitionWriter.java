package io.github.usageexport.parquet;

import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.PartitionFooter;
import io.github.usageexport.lake.RowOrder;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Writes one partition's file: Parquet, ZSTD, its rows in the dataset's order. The same rows and
 * footer always give the same bytes. Memory is bounded by one row group, whatever the rows. For one
 * thread.
 *
 * <p>Rows are taken apart into columns here and not by Parquet's record writer, which looks at each
 * value by itself: in sorted rows most values are those of the row before.
 *
 * @param <R> the row
 */
public final class ParquetPartitionWriter<R> implements AutoCloseable {
  private static final int NO_PADDING = 0;

  private final Dataset<R> dataset;
  private final RowOrder<R> order;
  private final PartitionFooter footer;
  private final MessageType schema;
  private final ZstdCodecFactory codec;
  private final ParquetFileWriter file;
  private RowGroup<R> group;
  private @Nullable R last;
  private long rows;
  private boolean failed;
  private boolean closed;

  /**
   * Begins a file.
   *
   * @param stream buffered by its owner, who closes it
   */
  public ParquetPartitionWriter(OutputStream stream, Dataset<R> dataset, PartitionFooter footer)
      throws IOException {
    this.dataset = dataset;
    this.order = dataset.order();
    this.footer = footer;
    this.schema = ParquetSchema.of(dataset);
    this.codec = ZstdCodecFactory.create();
    try {
      this.file =
          new ParquetFileWriter(
              new StreamOutputFile(stream),
              schema,
              ParquetFileWriter.Mode.CREATE,
              PageSizes.ROW_GROUP,
              NO_PADDING,
              null,
              ParquetProperties.builder().build());
      file.start();
    } catch (IOException | RuntimeException e) {
      codec.release();
      throw e;
    }
    this.group = newGroup();
  }

  private RowGroup<R> newGroup() {
    return new RowGroup<>(
        dataset.columns(), schema, codec.getCompressor(CompressionCodecName.ZSTD));
  }

  /**
   * Writes the next row.
   *
   * @throws IllegalArgumentException if it does not come after the row before it
   */
  public void write(R row) throws IOException {
    if (last != null && order.compare(last, row) >= 0) {
      throw new IllegalArgumentException(
          ("%s: the row of %s cannot follow the row of %s. Rows are told apart and sorted by %s,"
                  + " texts in UTF-8 byte order; sort them by Dataset.order()")
              .formatted(dataset, order.describe(row), order.describe(last), order));
    }
    // Of a row that was taken in half nothing may be written.
    failed = true;
    group.add(row);
    if (group.isFull()) {
      group.writeTo(file);
      group = newGroup();
    }
    failed = false;
    last = row;
    rows++;
  }

  /** How many rows have been written. */
  public long rows() {
    return rows;
  }

  /** Completes the file, with the footer, unless a write failed; flushes the stream. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (codec;
        file) {
      if (!failed) {
        group.writeTo(file);
        file.end(FooterKeys.of(dataset, footer));
      }
    }
  }
}
