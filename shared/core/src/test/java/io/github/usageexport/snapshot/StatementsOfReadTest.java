package io.github.usageexport.snapshot;

import static io.github.usageexport.snapshot.SnapshotSamples.NOON;
import static io.github.usageexport.snapshot.SnapshotSamples.day;
import static io.github.usageexport.snapshot.SnapshotSamples.sid;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one period of a read says does not depend on the periods before it. */
class StatementsOfReadTest {
  private static final int PERIODS = 40;
  private static final int CATEGORIES = 6;

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  /** Twilio changes now its order, now its categories, now a unit, now nothing. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyPeriodIsAsIfReadByItself(long seed) {
    Random random = new Random(seed);
    StatementsOfRead read = new StatementsOfRead(Optional.of(NOON), NOON);
    List<String> names = names(random);
    String unit = "minutes";
    for (int period = 1; period <= PERIODS; period++) {
      switch (random.nextInt(5)) {
        case 0 -> Collections.shuffle(names, random);
        case 1 -> names = names(random);
        case 2 -> unit = unit.equals("minutes") ? "calls" : "minutes";
        default -> {}
      }
      List<UsageRecord> records = records(day(1 + period % 28), names, unit, random);

      Statement statement = read.of(day(1 + period % 28), records);

      assertThat(statement)
          .isEqualTo(Statement.of(day(1 + period % 28), records, Optional.of(NOON), NOON));
      assertThat(statement.categories().categories())
          .extracting(StatedCategory::category)
          .isSorted()
          .hasSameSizeAs(records);
    }
  }

  private static List<String> names(Random random) {
    List<String> names =
        new ArrayList<>(
            IntStream.range(0, CATEGORIES)
                .filter(any -> random.nextInt(4) > 0)
                .mapToObj(number -> "category-" + number)
                .toList());
    Collections.shuffle(names, random);
    return names;
  }

  private static List<UsageRecord> records(
      UsagePeriod day, List<String> names, String unit, RandomGenerator random) {
    return names.stream().map(name -> record(day, name, unit, random)).toList();
  }

  private static UsageRecord record(
      UsagePeriod day, String name, String unit, RandomGenerator random) {
    Amount amount = new Amount(BigDecimal.valueOf(random.nextInt(3)));
    Instant asOf = random.nextInt(3) == 0 ? null : NOON.plusSeconds(random.nextInt(3));
    return new UsageRecord(
        sid(1),
        new Category(name),
        name + " described",
        day.firstDay(),
        day.lastDay(),
        amount,
        unit,
        amount,
        unit,
        amount,
        "usd",
        asOf);
  }
}
