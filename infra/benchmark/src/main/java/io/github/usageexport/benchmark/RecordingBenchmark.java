package io.github.usageexport.benchmark;

import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.cli.sqlite.SqliteSnapshotStore;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SliceChange;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.usage.UsagePeriod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Statements of whole months recorded as versions in SQLite, by one thread and by two at once as an
 * export's threads do; an operation is an account-day.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@SuppressWarnings("NullAway.Init") // JMH sets up before it measures
public class RecordingBenchmark {
  private static final int DAYS = 30;
  private static final int CATEGORIES = 24;

  private Path folder;
  private SqliteDatabase database;
  private Recorder recorder;
  private List<Statement> month;
  private final AtomicInteger accounts = new AtomicInteger();

  @Setup
  public void open() throws IOException {
    folder = Files.createTempDirectory("usage-benchmark-");
    database = SqliteDatabase.open(folder, new SplittableRandom(1));
    recorder = new Recorder(new SqliteSnapshotStore(database), Settlement.DEFAULT, any -> true);
    month = month(new SplittableRandom(1));
  }

  private static List<Statement> month(SplittableRandom random) {
    return IntStream.range(0, DAYS)
        .mapToObj(day -> UsagePeriod.day(Samples.DAY.plusDays(day)))
        .map(day -> Samples.statement(day, CATEGORIES, random, 0))
        .toList();
  }

  @Benchmark
  @OperationsPerInvocation(DAYS)
  public SliceChange record() {
    int account = accounts.incrementAndGet();
    return recorder.record(
        Samples.account(account),
        SliceKey.of(Samples.sid(account), month.getFirst().period()),
        month,
        Samples.RUN_ID,
        Samples.AS_OF);
  }

  @Benchmark
  @Threads(2)
  @OperationsPerInvocation(DAYS)
  public SliceChange recordByTwo() {
    return record();
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    database.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
