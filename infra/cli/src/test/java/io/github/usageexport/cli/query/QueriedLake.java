package io.github.usageexport.cli.query;

import static io.github.usageexport.lake.SampleRows.FOOTER;

import io.github.usageexport.cli.lake.DirectoryLakeStore;
import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.Partition;
import io.github.usageexport.usage.UsagePeriod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A lake that a test writes and asks. */
record QueriedLake(Path root) {

  /** In a folder whose name has what is special in SQL, in a pattern or beyond ASCII. */
  static QueriedLake in(Path folder) throws IOException {
    return new QueriedLake(Files.createDirectory(folder.resolve("it's [1] läke*?")));
  }

  <R> void write(Dataset<R> dataset, UsagePeriod period, List<R> rows) {
    write(dataset.partition(period), rows);
  }

  <R> void write(Partition<R> partition, List<? extends R> rows) {
    DirectoryLakeStore store = new DirectoryLakeStore(root);
    store.replace(partition, FOOTER, rows, "run", store.find(partition).orElse(null));
  }

  String csv(String sql) {
    return answer(sql, QueryFormat.CSV);
  }

  String answer(String sql, QueryFormat format) {
    try (LakeQuery query = LakeQuery.open(root)) {
      return answer(query, sql, format);
    }
  }

  static String answer(LakeQuery query, String sql, QueryFormat format) {
    StringBuilder out = new StringBuilder();
    query.run(sql, format, 80, out);
    return out.toString();
  }
}
