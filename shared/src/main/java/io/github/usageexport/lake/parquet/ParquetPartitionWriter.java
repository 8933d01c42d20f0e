package io.github.usageexport.lake.parquet;

import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.PartitionFooter;
import io.github.usageexport.lake.RowOrder;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.hadoop.ParquetWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes one partition's file: Parquet, ZSTD, its rows in the dataset's order. The same rows and
 * footer always give the same bytes. Memory is bounded by one row group, whatever the rows. For one
 * thread.
 *
 * @param <R> the row
 */
public final class ParquetPartitionWriter<R> implements AutoCloseable {
  private final Dataset<R> dataset;
  private final RowOrder<R> order;
  private final ParquetWriter<R> writer;
  private @Nullable R last;
  private long rows;

  /**
   * Begins a file.
   *
   * @param stream buffered by its owner, who closes it
   */
  public ParquetPartitionWriter(OutputStream stream, Dataset<R> dataset, PartitionFooter footer)
      throws IOException {
    this.dataset = dataset;
    this.order = dataset.order();
    ZstdCodecFactory codec = ZstdCodecFactory.create();
    try {
      this.writer =
          new WriterBuilder<>(new StreamOutputFile(stream), dataset, footer, codec).build();
    } catch (IOException | RuntimeException e) {
      codec.release();
      throw e;
    }
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
    writer.write(row);
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
    writer.close();
  }
}
