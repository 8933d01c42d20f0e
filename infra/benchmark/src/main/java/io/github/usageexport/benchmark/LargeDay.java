package io.github.usageexport.benchmark;

import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.PartitionFooter;
import io.github.usageexport.lake.UsageRow;
import io.github.usageexport.parquet.ParquetPartitionWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.IntStream;

/** One day of very many accounts through the real writer, in a small heap. */
final class LargeDay {
  static final int HEAP_MEGABYTES = 512;
  private static final int ACCOUNTS = 50_000;
  private static final int ROWS_EACH = 40;

  private LargeDay() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Files.createTempFile("usage-benchmark-", ".parquet");
    try {
      write(file);
    } finally {
      Files.delete(file);
    }
  }

  private static void write(Path file) throws IOException {
    long started = System.nanoTime();
    long rows;
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file));
        ParquetPartitionWriter<UsageRow> writer =
            new ParquetPartitionWriter<>(
                stream, Datasets.USAGE_DAILY, new PartitionFooter("digest", ACCOUNTS, "2026-11"))) {
      Iterator<UsageRow> each =
          IntStream.rangeClosed(1, ACCOUNTS)
              .boxed()
              .flatMap(account -> Samples.rows(account, ROWS_EACH))
              .iterator();
      while (each.hasNext()) {
        writer.write(each.next());
      }
      rows = writer.rows();
    }
    Duration wall = Duration.ofNanos(System.nanoTime() - started);
    Meters used = Meters.read();
    System.out.printf(
        "%,d accounts × %d rows = %,d rows, the making of the rows included%n%n| wall s | CPU s |"
            + " MB written | heap MB (of %d) | RSS MB |%n|---:|---:|---:|---:|---:|%n| %.1f | %.1f"
            + " | %d | %d | %d |%n",
        ACCOUNTS,
        ROWS_EACH,
        rows,
        HEAP_MEGABYTES,
        wall.toMillis() / 1e3,
        used.cpu().toMillis() / 1e3,
        Files.size(file) / 1_000_000,
        used.peakHeapBytes() >> 20,
        used.peakResidentBytes() >> 20);
  }
}
