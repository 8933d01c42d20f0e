package io.github.usageexport.benchmark;

import io.github.usageexport.lake.UsageRow;
import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.snapshot.StatedCategories;
import io.github.usageexport.snapshot.StatedCategory;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.UsagePeriod;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Accounts, statements and rows as they come in practice; the same every time. */
final class Samples {
  static final LocalDate DAY = LocalDate.of(2026, 10, 1);
  static final Instant AS_OF = Instant.parse("2026-11-20T09:30:00Z");
  static final String RUN_ID = "20261120T093000Z-0123abcd";
  private static final AccountSid PARENT = sid(0);

  private Samples() {}

  static AccountSid sid(int number) {
    return new AccountSid(String.format(Locale.ROOT, "AC%032x", number));
  }

  static Account account(int number) {
    return new Account(
        sid(number), "Subaccount " + number, AccountStatus.ACTIVE, PARENT, Instant.EPOCH);
  }

  /** What Twilio states of one day: so many categories with amounts, and the total. */
  static Statement statement(UsagePeriod day, int categories, SplittableRandom random, int round) {
    List<StatedAmounts> rows =
        Stream.concat(
                IntStream.range(0, categories).mapToObj(category -> amounts(category, random)),
                Stream.of(total(random)))
            .toList();
    return new Statement(
        day, AS_OF.plus(Duration.ofHours(round)), Content.of(rows), stated(rows), Set.of());
  }

  private static StatedCategories stated(List<StatedAmounts> rows) {
    return StatedCategories.of(
        rows.stream()
            .map(
                row ->
                    new StatedCategory(
                        row.category(),
                        row.description(),
                        row.countUnit(),
                        row.usageUnit(),
                        row.priceUnit(),
                        false,
                        false,
                        false))
            .toList());
  }

  private static StatedAmounts amounts(int category, SplittableRandom random) {
    long count = 1L + random.nextInt(20_000);
    return new StatedAmounts(
        new Category(String.format(Locale.ROOT, "calls-inbound-tollfree-%03d", category)),
        "Inbound toll-free minutes of kind " + category,
        amount(count, 0),
        "calls",
        amount(count * (100 + random.nextInt(300)), 2),
        "minutes",
        amount(count * (10 + random.nextInt(1990)), 5),
        "usd");
  }

  private static StatedAmounts total(SplittableRandom random) {
    Amount price = amount(random.nextLong(1_000_000_000), 5);
    return new StatedAmounts(
        Category.TOTALPRICE, "Total Price", null, null, price, "usd", price, "usd");
  }

  private static Amount amount(long unscaled, int scale) {
    return new Amount(BigDecimal.valueOf(unscaled, scale));
  }

  /** The rows of one account's day, in the lake's order. */
  static Stream<UsageRow> rows(int account, int categories) {
    SplittableRandom random = new SplittableRandom(account);
    Account of = account(account);
    Instant observedAt = AS_OF.plusMillis(account);
    return statement(UsagePeriod.day(DAY), categories - 1, random, 0).content().rows().stream()
        .map(
            row ->
                new UsageRow(
                    of.sid(),
                    of.name(),
                    of.status(),
                    of.parent(),
                    row.category(),
                    row.description(),
                    row.category().isTotalprice() ? "TOTAL" : "ADDITIVE",
                    "voice",
                    row.count(),
                    row.usage(),
                    row.price(),
                    row.countUnit(),
                    row.usageUnit(),
                    row.priceUnit(),
                    DAY,
                    DAY,
                    AS_OF,
                    observedAt,
                    observedAt,
                    1,
                    "SETTLED",
                    List.of(),
                    RUN_ID));
  }
}
