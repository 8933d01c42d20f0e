package io.github.usageexport.parquet;

import static java.util.Objects.requireNonNull;

import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.DuckDb;
import io.github.usageexport.lake.SampleRows;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/** A file that the writer wrote, as DuckDB sees it. */
record WrittenFile(Path path) {

  static <R> WrittenFile of(Path path, Dataset<R> dataset, Iterable<R> rows) throws IOException {
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(path));
        var writer = new ParquetPartitionWriter<>(stream, dataset, SampleRows.FOOTER)) {
      for (R row : rows) {
        writer.write(row);
      }
    }
    return new WrittenFile(path);
  }

  List<String> select(String columns) {
    return DuckDb.rows("SELECT " + columns + " FROM read_parquet(" + DuckDb.quoted(path) + ")");
  }

  List<String> describe(String columns, String function) {
    return DuckDb.rows("SELECT " + columns + " FROM " + function + "(" + DuckDb.quoted(path) + ")");
  }

  /** The encodings of a column's data pages in the first row group. */
  Set<Encoding> pageEncodings(String name) throws IOException {
    byte[] file = Files.readAllBytes(path);
    int end = file.length - 2 * Integer.BYTES;
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
    RowGroup group =
        requireNonNull(
                Util.readFileMetaData(new ByteArrayInputStream(file, end - length, length))
                    .getRow_groups())
            .getFirst();
    Set<Encoding> encodings = EnumSet.noneOf(Encoding.class);
    for (ColumnChunk chunk : requireNonNull(group.getColumns())) {
      ColumnMetaData column = requireNonNull(chunk.getMeta_data());
      if (requireNonNull(column.getPath_in_schema()).getFirst().equals(name)) {
        for (PageEncodingStats pages : requireNonNull(column.getEncoding_stats())) {
          if (pages.getPage_type() == PageType.DATA_PAGE) {
            encodings.add(requireNonNull(pages.getEncoding()));
          }
        }
      }
    }
    return encodings;
  }
}
