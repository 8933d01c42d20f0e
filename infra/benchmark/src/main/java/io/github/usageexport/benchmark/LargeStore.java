package io.github.usageexport.benchmark;

import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.cli.sqlite.SqliteSnapshotStore;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A store of a year and more of many accounts: how fast it grows, opens and answers. */
final class LargeStore {
  static final int HEAP_MEGABYTES = 512;
  private static final int ACCOUNTS = 1_000;
  private static final int DAYS = 400;
  private static final int VERSIONS = 6;
  private static final int CATEGORIES = 9;
  private static final int QUERIES = 7;
  private static final LocalDate LAST = LocalDate.of(2026, 10, 31);

  private LargeStore() {}

  /** The folder for the store. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    fill(folder);
    System.out.println("| opened in ms | a day's heads in ms | a day's versions in ms |");
    System.out.println("|---:|---:|---:|");
    for (int query = 0; query < QUERIES; query++) {
      ask(folder, UsagePeriod.day(LAST.minusDays(query * 50L)));
    }
  }

  private static void fill(Path folder) throws IOException {
    Duration before = Meters.cpuTime();
    long started = System.nanoTime();
    try (SqliteDatabase database = SqliteDatabase.open(folder, new SplittableRandom(1))) {
      SqliteSnapshotStore store = new SqliteSnapshotStore(database);
      Recorder recorder = new Recorder(store, Settlement.DEFAULT, any -> true);
      for (int round = 0; round < VERSIONS; round++) {
        for (List<Statement> month : months(round)) {
          for (int account = 1; account <= ACCOUNTS; account++) {
            recorder.record(
                Samples.account(account),
                SliceKey.of(Samples.sid(account), month.getFirst().period()),
                month,
                Samples.RUN_ID,
                Samples.AS_OF.plus(Duration.ofHours(round)));
          }
        }
      }
      store.flush();
    }
    Duration cpu = Meters.cpuTime().minus(before);
    long versions = (long) ACCOUNTS * DAYS * VERSIONS;
    System.out.printf(
        "%,d accounts × %d days × %d versions = %,d versions: %.0f s, %,.0f account-days/s of CPU,"
            + " %,d MB%n%n",
        ACCOUNTS,
        DAYS,
        VERSIONS,
        versions,
        (System.nanoTime() - started) / 1e9,
        versions / (cpu.toNanos() / 1e9),
        Files.size(folder.resolve(SqliteDatabase.FILE_NAME)) / 1_000_000);
  }

  /** Every day's statement of one round, month by month; the same of every account. */
  private static List<List<Statement>> months(int round) {
    SplittableRandom random = new SplittableRandom(round);
    List<List<Statement>> months = new ArrayList<>();
    DateRange range = new DateRange(LAST.minusDays(DAYS - 1L), LAST);
    UsagePeriod.touchedBy(Granularity.DAILY, range)
        .forEach(
            day -> {
              if (months.isEmpty() || day.firstDay().getDayOfMonth() == 1) {
                months.add(new ArrayList<>());
              }
              months.getLast().add(Samples.statement(day, CATEGORIES, random, round));
            });
    return months;
  }

  private static void ask(Path folder, UsagePeriod day) {
    long started = System.nanoTime();
    try (SqliteDatabase database = SqliteDatabase.open(folder, new SplittableRandom(1))) {
      long opened = System.nanoTime();
      SqliteSnapshotStore store = new SqliteSnapshotStore(database);
      int heads = store.heads(day).size();
      long known = System.nanoTime();
      long versions;
      try (Stream<Version> current = store.currentVersions(day)) {
        versions = current.mapToLong(version -> version.content().rows().size()).sum();
      }
      long read = System.nanoTime();
      if (heads != ACCOUNTS || versions != (long) ACCOUNTS * (CATEGORIES + 1)) {
        throw new IllegalStateException("%d heads, %d rows".formatted(heads, versions));
      }
      System.out.printf(
          "| %.0f | %.0f | %.0f |%n",
          (opened - started) / 1e6, (known - opened) / 1e6, (read - known) / 1e6);
    }
  }
}
