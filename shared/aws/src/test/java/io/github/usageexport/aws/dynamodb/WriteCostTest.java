package io.github.usageexport.aws.dynamodb;

import static io.github.usageexport.snapshot.SnapshotSamples.NOON;
import static io.github.usageexport.snapshot.SnapshotSamples.account;
import static io.github.usageexport.snapshot.SnapshotSamples.day;
import static io.github.usageexport.snapshot.SnapshotSamples.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.run.Restated;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.snapshot.ContentSamples;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SliceChange;
import io.github.usageexport.snapshot.SnapshotSamples;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;
import java.time.Instant;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What recording costs, by DynamoDB's own count; a unit is 1 KB, twice that in a transaction. */
class WriteCostTest {
  private static final int UNCHANGED_MONTH = 2;
  private static final int MORE_BY_CHANGED_SLICE = 2;
  private static final int MORE_BY_CHANGED_DAY = 3;
  private static final int DAYS = 30;
  private static final int ROWS = 25;

  private final Capacity capacity = new Capacity();
  private final DynamoTable table = LocalDynamoDb.newTable(capacity);
  private final DynamoSnapshotStore store = new DynamoSnapshotStore(table, Settlement.DEFAULT);
  private final DynamoRunStore runs = new DynamoRunStore(table);
  private final int[] rows = new int[DAYS];
  private Instant asOf = NOON;

  WriteCostTest() {
    Arrays.fill(rows, ROWS);
  }

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void staysWithinTheBudgetHoweverManyDaysChange() {
    int first = collect();
    System.out.printf(
        "A month of %d days read first costs %d units, its lists of categories included%n",
        DAYS, first);
    for (int changed : new int[] {0, 1, 7, DAYS, 0}) {
      Arrays.setAll(rows, number -> number < changed ? 2 * ROWS - 1 - rows[number] : rows[number]);
      int units = collect();
      System.out.printf(
          "A month of which %d days changed costs %d units, its outcome included%n",
          changed, units);
      assertThat(units)
          .isPositive()
          .isLessThanOrEqualTo(
              UNCHANGED_MONTH
                  + (changed == 0 ? 0 : MORE_BY_CHANGED_SLICE)
                  + MORE_BY_CHANGED_DAY * changed
                  // The list of 24 categories, the first time that it is stated.
                  + (changed == 1 ? 1 : 0));
    }
  }

  @Test
  void anItemOfATypicalDayIsOneUnit() {
    collect();
    Arrays.fill(rows, 1);
    collect();
    Arrays.fill(rows, ROWS);
    collect();
    Map<String, IntSummaryStatistics> sizes =
        table.query("ACCT#" + account(1).sid()).stream()
            .collect(
                Collectors.groupingBy(
                    WriteCostTest::kind,
                    TreeMap::new,
                    Collectors.summarizingInt(item -> ItemSize.bytes(item.attributes()))));
    sizes.forEach((kind, bytes) -> System.out.println("Bytes of a " + kind + ": " + bytes));
    assertThat(sizes).hasSize(4);
    assertThat(sizes.values())
        .allSatisfy(bytes -> assertThat(bytes.getMax()).isLessThanOrEqualTo(ItemSize.UNIT));
  }

  private static String kind(Item item) {
    return item.has("version") ? "version " + item.number("version") + " of a day" : "month's head";
  }

  /** Records a month and its outcome, as collect-usage does; the units that took. */
  private int collect() {
    asOf = asOf.plusSeconds(21_607);
    Statement[] statements =
        IntStream.rangeClosed(1, DAYS)
            .mapToObj(
                number -> statement(day(number), asOf, ContentSamples.typicalDay(rows[number - 1])))
            .toArray(Statement[]::new);
    SliceChange change = SnapshotSamples.record(store, account(1), statements);
    runs.saveOutcomes(
        "20261105T120000Z-0000000a",
        List.of(
            new SliceOutcome(
                account(1).sid(),
                Granularity.DAILY,
                new DateRange(day(1).firstDay(), day(DAYS).firstDay()),
                null,
                change.counts(),
                Restated.of(change.restatements()))));
    return capacity.takeUnits();
  }
}
