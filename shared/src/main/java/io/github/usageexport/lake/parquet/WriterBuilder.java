package io.github.usageexport.lake.parquet;

import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.PartitionFooter;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/** Parquet's writer with the lake's settings. */
final class WriterBuilder<R> extends ParquetWriter.Builder<R, WriterBuilder<R>> {
  /** Bounds the heap of a function: a group is held in memory until it is full. */
  private static final long ROW_GROUP_BYTES = 48L << 20;

  private static final int PAGE_ROWS = 20_000;

  private final Dataset<R> dataset;
  private final PartitionFooter footer;

  WriterBuilder(
      OutputFile file, Dataset<R> dataset, PartitionFooter footer, ZstdCodecFactory codec) {
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
    withDictionaryEncoding(true);
    withStatisticsEnabled(true);
    // Histograms of levels: no reader of the lake uses them, and they cost a tenth of the time.
    withSizeStatisticsEnabled(false);
  }

  @Override
  protected WriterBuilder<R> self() {
    return this;
  }

  /** Declared by Parquet; never called where the configuration is not Hadoop's. */
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
