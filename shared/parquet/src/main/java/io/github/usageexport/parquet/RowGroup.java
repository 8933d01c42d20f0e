package io.github.usageexport.parquet;

import io.github.usageexport.lake.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/** Rows that are held in memory, column by column, until they are written together. */
final class RowGroup<R> {
  private final List<ColumnChunk<R>> chunks = new ArrayList<>();
  private final ColumnChunkPageWriteStore pages;

  /** A column at a time takes what it needs of so many rows, which the processor still holds. */
  private final List<R> batch = new ArrayList<>(PageSizes.BATCH);

  private long rows;
  private int rowsOfPage;

  RowGroup(List<Column<R>> columns, MessageType schema, BytesInputCompressor compressor) {
    this.pages =
        ColumnChunkPageWriteStore.builder()
            .withSchema(schema)
            .withCompressorProvider(_ -> compressor)
            .withAllocator(HeapByteBufferAllocator.getInstance())
            .build();
    List<ColumnDescriptor> descriptors = schema.getColumns();
    for (int i = 0; i < columns.size(); i++) {
      ColumnDescriptor descriptor = descriptors.get(i);
      chunks.add(new ColumnChunk<>(columns.get(i), descriptor, pages.getPageWriter(descriptor)));
    }
  }

  void add(R row) throws IOException {
    batch.add(row);
    if (batch.size() == PageSizes.BATCH) {
      takeApart();
      if (rowsOfPage == PageSizes.ROWS) {
        endPages();
      }
    }
  }

  private void takeApart() {
    for (ColumnChunk<R> chunk : chunks) {
      chunk.add(batch);
    }
    rowsOfPage += batch.size();
    batch.clear();
  }

  private void endPages() throws IOException {
    for (ColumnChunk<R> chunk : chunks) {
      chunk.endPage(rowsOfPage);
    }
    rows += rowsOfPage;
    rowsOfPage = 0;
  }

  /** Whether enough is held; looked at after every page, between them it hardly grows. */
  boolean isFull() {
    return batch.isEmpty()
        && rowsOfPage == 0
        && chunks.stream().mapToLong(ColumnChunk::bytes).sum() >= PageSizes.ROW_GROUP;
  }

  /** Writes what is held, if anything is. */
  void writeTo(ParquetFileWriter file) throws IOException {
    takeApart();
    if (rowsOfPage > 0) {
      endPages();
    }
    if (rows > 0) {
      for (ColumnChunk<R> chunk : chunks) {
        chunk.end();
      }
      file.startBlock(rows);
      pages.flushToFileWriter(file);
      file.endBlock();
    }
    pages.close();
  }
}
