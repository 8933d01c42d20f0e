package io.github.usageexport.parquet;

import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.SampleRows;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a file of a thousand rows to the path it is given; run in a JVM of its own. */
final class WithoutHadoop {
  private WithoutHadoop() {}

  public static void main(String[] arguments) throws IOException {
    WrittenFile.of(Path.of(arguments[0]), Datasets.USAGE_DAILY, SampleRows.accounts(1_000));
  }
}
