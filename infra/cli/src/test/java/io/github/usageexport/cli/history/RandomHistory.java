package io.github.usageexport.cli.history;

import io.github.usageexport.cli.history.Beliefs.AccountDay;
import io.github.usageexport.snapshot.SnapshotSamples;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A Twilio that changes its mind: of three accounts and the days around the turn of a month. Reads
 * come in order, out of order, with an as_of that is equal, missing or not of one mind.
 */
final class RandomHistory {
  static final int ACCOUNTS = 3;
  private static final LocalDate FIRST = LocalDate.of(2026, 10, 29);
  private static final int DAYS = 6;

  private final RandomGenerator random;
  private final Map<AccountDay, StatedDay> stated = new HashMap<>();
  private final List<Read> reads = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-04T06:00:00Z");

  RandomHistory(RandomGenerator random) {
    this.random = random;
  }

  /** One reading of an account's days of one month. */
  record Read(Account account, Map<AccountDay, StatedDay> days, List<Statement> statements) {}

  static List<UsagePeriod> days() {
    return FIRST.datesUntil(FIRST.plusDays(DAYS)).map(UsagePeriod::day).toList();
  }

  Instant now() {
    return now;
  }

  /** Time goes on, Twilio restates a few days, and one account is read. */
  Read next() {
    now = now.plusSeconds(random.nextInt(60, 40_000));
    Account account = SnapshotSamples.account(random.nextInt(ACCOUNTS));
    if (!reads.isEmpty() && random.nextInt(6) == 0) {
      return late(reads.get(random.nextInt(reads.size())));
    }
    YearMonth month = YearMonth.from(FIRST.plusDays(random.nextInt(DAYS)));
    Map<AccountDay, StatedDay> days = new HashMap<>();
    for (UsagePeriod period : days()) {
      if (YearMonth.from(period.firstDay()).equals(month) && random.nextInt(5) > 0) {
        AccountDay of = new AccountDay(period.firstDay(), account.sid());
        days.put(of, stated.compute(of, (any, before) -> restated(before)));
      }
    }
    Read read = new Read(account, days, statements(days));
    reads.add(read);
    return read;
  }

  /** What was read before arrives again, as of then. */
  private static Read late(Read before) {
    return before;
  }

  private StatedDay restated(@Nullable StatedDay before) {
    if (before == null) {
      return StatedDay.random(random);
    }
    return switch (random.nextInt(5)) {
      case 0, 1 -> before;
      case 2 -> StatedDay.random(random);
      default -> before.restated(random);
    };
  }

  private List<Statement> statements(Map<AccountDay, StatedDay> days) {
    Instant asOf = asOf();
    boolean silent = random.nextInt(8) == 0;
    Map<AccountDay, List<UsageRecord>> records = new HashMap<>();
    days.forEach(
        (of, day) -> {
          Instant own = random.nextInt(6) == 0 ? asOf() : asOf;
          Instant mixed = random.nextInt(6) == 0 ? own.minusSeconds(600) : own;
          records.put(
              of, day.records(of.account(), of.day(), silent ? null : own, silent ? null : mixed));
        });
    Optional<Instant> greatest =
        records.values().stream()
            .flatMap(List::stream)
            .flatMap(record -> Optional.ofNullable(record.asOf()).stream())
            .max(Instant::compareTo);
    return days.keySet().stream()
        .map(
            of ->
                Statement.of(
                    UsagePeriod.day(of.day()), records.getOrDefault(of, List.of()), greatest, now))
        .toList();
  }

  /** Now and then older than what was stated before; often equal to it. */
  private Instant asOf() {
    Duration lag = Duration.ofHours(random.nextInt(5) == 0 ? random.nextInt(72) : 1);
    return now.minus(lag).truncatedTo(ChronoUnit.HALF_DAYS);
  }
}
