package io.github.usageexport.parquet;

import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.PartitionFooter;
import io.github.usageexport.lake.RowOrder;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.jspecify.annotations.Nullable;

/**
 * Writes one partition's file: Parquet, ZSTD, its rows in the dataset's order. The same rows and
 * footer always give the same bytes. Memory is bounded by one row group, whatever the rows. For one
 * thread.
 *
 * @param <R> the row
 */
public final class ParquetPartitionWriter<R> implements AutoCloseable {
  /** Rows of a page at most: what a reader can skip by the page index. */
  static final int PAGE_ROWS = 20_000;

  /** Bounds the heap of a function, which holds a row group until it is full. */
  private static final long ROW_GROUP_BYTES = 48L << 20;

  private final OutputStream stream;
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
    this.stream = stream;
    this.dataset = dataset;
    this.order = dataset.order();
    ZstdCodecFactory codec = ZstdCodecFactory.create();
    try {
      this.writer = new Builder<>(new StreamOutputFile(stream), dataset, footer, codec).build();
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
    stream.flush();
  }

  private static final class Builder<R> extends ParquetWriter.Builder<R, Builder<R>> {
    private final Dataset<R> dataset;
    private final PartitionFooter footer;

    Builder(OutputFile file, Dataset<R> dataset, PartitionFooter footer, ZstdCodecFactory codec) {
      super(file);
      this.dataset = dataset;
      this.footer = footer;
      withConf(new PlainParquetConfiguration());
      withCodecFactory(codec);
      withCompressionCodec(CompressionCodecName.ZSTD);
      // Version 2 pages were measured slower and larger on usage rows.
      withWriterVersion(WriterVersion.PARQUET_1_0);
      withRowGroupSize(ROW_GROUP_BYTES);
      withPageRowCountLimit(PAGE_ROWS);
      // Histograms of levels: they cost a tenth of the time, and no column here is nested deeply.
      withSizeStatisticsEnabled(false);
    }

    @Override
    protected Builder<R> self() {
      return this;
    }

    /** Parquet declares this method, but calls it only with Hadoop's own configuration. */
    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<R> getWriteSupport(Configuration configuration) {
      throw new UnsupportedOperationException("files are written without Hadoop");
    }

    @Override
    protected WriteSupport<R> getWriteSupport(ParquetConfiguration configuration) {
      return new RowWriteSupport<>(dataset, FooterKeys.of(dataset, footer));
    }
  }
}
