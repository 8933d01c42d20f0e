package io.github.usageexport.cli.sqlite;

import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.snapshot.SnapshotSamples;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.snapshot.StatedCategories;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.UsagePeriod;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Restates the months of some accounts without end, and reports each commit when it is done. */
final class MonthWriter {
  static final String COMMITTED = "committed";
  static final int ACCOUNTS = 4;

  private MonthWriter() {}

  public static void main(String[] arguments) {
    SqliteDatabase database = SqliteDatabase.open(Path.of(arguments[0]), new SplittableRandom(1));
    SqliteSnapshotStore store = new SqliteSnapshotStore(database);
    for (int account = 1; account <= ACCOUNTS; account++) {
      int number = account;
      Thread.ofPlatform().start(() -> restate(store, number));
    }
  }

  private static void restate(SqliteSnapshotStore store, int account) {
    Recorder recorder = new Recorder(store, Settlement.DEFAULT, any -> true);
    int version = Math.toIntExact(store.head(key(account)).revision());
    while (true) {
      version++;
      Instant asOf = SnapshotSamples.NOON.plusSeconds(version);
      Content content = content(account, version);
      List<Statement> month = days().stream().map(day -> statement(day, asOf, content)).toList();
      recorder.record(SnapshotSamples.account(account), key(account), month, "run", asOf);
      System.out.println(COMMITTED);
    }
  }

  static SliceKey key(int account) {
    return SliceKey.of(SnapshotSamples.sid(account), SnapshotSamples.day(1));
  }

  static List<UsagePeriod> days() {
    return IntStream.rangeClosed(1, 30).mapToObj(SnapshotSamples::day).toList();
  }

  static Content content(int account, int version) {
    Amount price = new Amount(BigDecimal.valueOf(1_000L * version + account, 2));
    return Content.of(
        List.of(
            new StatedAmounts(Category.TOTALPRICE, null, null, null, price, "usd", price, "usd")));
  }

  private static Statement statement(UsagePeriod day, Instant asOf, Content content) {
    return new Statement(day, asOf, content, StatedCategories.of(List.of()), Set.<QualityFlag>of());
  }
}
