package io.github.usageexport.cli.history;

import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.UsageRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio would state of one account's day: amounts by category; none at all, if it is empty.
 */
record StatedDay(Map<String, Amounts> categories) {
  private static final List<String> NAMES =
      List.of("calls", "sms", "wireless-usage", "no-such-category", "totalprice");
  private static final String GREATEST = "999999999999999999.9999999999";

  record Amounts(@Nullable Amount count, @Nullable Amount usage, @Nullable Amount price) {
    static final Amounts ZERO = new Amounts(Amount.ZERO, Amount.ZERO, Amount.ZERO);

    boolean isZero() {
      return isZero(count) && isZero(usage) && isZero(price);
    }

    private static boolean isZero(@Nullable Amount amount) {
      return amount == null || amount.isZero();
    }

    private static Amounts random(RandomGenerator random) {
      return random.nextInt(6) == 0
          ? ZERO
          : new Amounts(amount(random), amount(random), amount(random));
    }

    private static @Nullable Amount amount(RandomGenerator random) {
      return switch (random.nextInt(12)) {
        case 0 -> null;
        case 1, 2 -> Amount.ZERO;
        case 3 -> Amount.parse((random.nextBoolean() ? "-" : "") + GREATEST);
        default -> new Amount(BigDecimal.valueOf(random.nextInt(-50, 400), 2));
      };
    }
  }

  static StatedDay random(RandomGenerator random) {
    Map<String, Amounts> categories = new TreeMap<>();
    if (random.nextInt(8) > 0) {
      for (String name : NAMES) {
        if (random.nextInt(4) > 0) {
          categories.put(name, Amounts.random(random));
        }
      }
    }
    return new StatedDay(categories);
  }

  /** The same day with one category stated otherwise, or no longer. */
  StatedDay restated(RandomGenerator random) {
    Map<String, Amounts> next = new TreeMap<>(categories);
    String name = NAMES.get(random.nextInt(NAMES.size()));
    if (random.nextInt(4) == 0) {
      next.remove(name);
    } else {
      next.put(name, Amounts.random(random));
    }
    return new StatedDay(next);
  }

  /**
   * @param mixedWith of every other record, where they are not to agree
   */
  List<UsageRecord> records(
      AccountSid account, LocalDate day, @Nullable Instant asOf, @Nullable Instant mixedWith) {
    List<UsageRecord> records = new ArrayList<>();
    categories.forEach(
        (name, amounts) ->
            records.add(
                new UsageRecord(
                    account,
                    new Category(name),
                    name + " in words",
                    day,
                    day,
                    amounts.count(),
                    "n",
                    amounts.usage(),
                    "n",
                    amounts.price(),
                    "usd",
                    records.size() % 2 == 0 ? asOf : mixedWith)));
    return records;
  }

  /** What the lake should show: rows with an amount, the total, and if there is none, its zero. */
  Map<String, Amounts> rows() {
    Map<String, Amounts> rows = new TreeMap<>(categories);
    rows.entrySet().removeIf(row -> row.getValue().isZero() && !row.getKey().equals("totalprice"));
    if (rows.isEmpty()) {
      rows.put("totalprice", new Amounts(null, Amount.ZERO, Amount.ZERO));
    }
    return rows;
  }
}
