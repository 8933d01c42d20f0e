package io.github.usageexport.benchmark;

import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.PartitionFooter;
import io.github.usageexport.lake.UsageRow;
import io.github.usageexport.parquet.ParquetPartitionWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Rows of {@code usage_daily} into a Parquet file; an operation is a row. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class ParquetBenchmark {
  private static final int ACCOUNTS = 4_000;
  private static final int CATEGORIES = 25;
  private static final PartitionFooter FOOTER = new PartitionFooter("digest", 1, "2026-11");

  private final List<UsageRow> rows =
      IntStream.rangeClosed(1, ACCOUNTS)
          .boxed()
          .flatMap(account -> Samples.rows(account, CATEGORIES))
          .toList();

  @Benchmark
  @OperationsPerInvocation(ACCOUNTS * CATEGORIES)
  public long write() throws IOException {
    try (ParquetPartitionWriter<UsageRow> writer =
        new ParquetPartitionWriter<>(
            OutputStream.nullOutputStream(), Datasets.USAGE_DAILY, FOOTER)) {
      for (UsageRow row : rows) {
        writer.write(row);
      }
      return writer.rows();
    }
  }
}
