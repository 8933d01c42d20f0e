package io.github.usageexport.parquet;

import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.DuckDb;
import io.github.usageexport.lake.SampleRows;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
}
