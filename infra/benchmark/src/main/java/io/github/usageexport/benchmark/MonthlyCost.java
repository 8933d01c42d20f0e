package io.github.usageexport.benchmark;

import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What the two schedules cost in a month, from the counts of a day of them. */
final class MonthlyCost {
  private static final int COUNTED_ACCOUNTS = 20;
  private static final int CATEGORIES = 400;
  private static final int USED_CATEGORIES = 14;
  private static final int HISTORY_DAYS = 3000;

  /** Every six hours so many days, and once a day so many. */
  private static final int FREQUENT_DAYS = 3;

  private static final int DAILY_DAYS = 45;
  private static final int FREQUENT_RUNS_OF_A_DAY = 4;
  private static final Duration BETWEEN_RUNS = Duration.ofHours(6);

  /** So long the world goes on before it is counted: heads and lake are then as in practice. */
  private static final int DAYS_BEFORE = 2;

  private static final int DAYS_OF_A_MONTH = 30;
  private static final BigDecimal SECONDS_PER_PAGE = BigDecimal.TWO;
  private static final int IN_FLIGHT = 20;
  private static final List<Integer> ACCOUNTS = List.of(100, 1_000, 5_000, 50_000);

  private MonthlyCost() {}

  /** Prints a Markdown table by number of accounts. */
  static void print(PrintStream out, Path folder) throws IOException, UnreadableException {
    Day day = countedDay(folder);
    out.println(
        "| accounts | Twilio requests | in a daily run, hours | Lambda | Step Functions | DynamoDB"
            + " | S3 | logs | fixed | USD a month |");
    out.println("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (int accounts : ACCOUNTS) {
      out.println(line(accounts, day));
    }
  }

  /** What the run of many days and the runs of few do in a day. */
  private record Day(Quantities daily, Quantities frequent) {}

  private static Day countedDay(Path folder) throws IOException, UnreadableException {
    SimulatorOptions options =
        SimulatorOptions.defaults()
            .withSubaccounts(COUNTED_ACCOUNTS - 1)
            .withCategories(CATEGORIES, USED_CATEGORIES)
            .withHistoryDays(HISTORY_DAYS)
            .withStart(Instant.parse("2026-11-18T03:20:00Z"));
    try (Simulator simulator = Simulator.start(options);
        CountedRuns runs = new CountedRuns(simulator, folder)) {
      for (int day = 0; day < DAYS_BEFORE; day++) {
        day(simulator, runs);
      }
      return day(simulator, runs);
    }
  }

  private static Day day(Simulator simulator, CountedRuns runs) throws UnreadableException {
    Quantities daily = runs.run(DAILY_DAYS);
    Quantities frequent = Quantities.NONE;
    for (int run = 0; run < FREQUENT_RUNS_OF_A_DAY; run++) {
      simulator.clock().advance(BETWEEN_RUNS);
      frequent = frequent.plus(runs.run(FREQUENT_DAYS));
    }
    return new Day(daily, frequent);
  }

  private static String line(int accounts, Day day) {
    Quantities month =
        day.daily().plus(day.frequent()).times(DAYS_OF_A_MONTH).of(accounts, COUNTED_ACCOUNTS);
    long daily = day.daily().of(accounts, COUNTED_ACCOUNTS).twilioRequests();
    MonthOnAws cost = new MonthOnAws(month, SECONDS_PER_PAGE);
    return String.format(
        Locale.ROOT,
        "| %,d | %,d | %s | %s | %s | %s | %s | %s | %s | **%s** |",
        accounts,
        month.twilioRequests(),
        SECONDS_PER_PAGE
            .multiply(BigDecimal.valueOf(daily))
            .divide(BigDecimal.valueOf(3600L * IN_FLIGHT), 1, RoundingMode.UP),
        dollars(cost.lambda()),
        dollars(cost.stepFunctions()),
        dollars(cost.dynamoDb()),
        dollars(cost.s3()),
        dollars(cost.logs()),
        dollars(AwsPrices.FIXED_MONTH),
        dollars(cost.total()));
  }

  private static String dollars(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }
}
