package io.github.usageexport.lake;

import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Rows to write where what they say does not matter. */
public final class SampleRows {
  public static final LocalDate DAY = LocalDate.of(2026, 11, 1);
  public static final Instant MOMENT = Instant.parse("2026-11-02T03:04:05.678Z");
  public static final PartitionFooter FOOTER = new PartitionFooter("d1", 1, "2026-11");

  private SampleRows() {}

  /** The account of this number; their order is that of the numbers. */
  public static AccountSid account(int number) {
    return new AccountSid(String.format(Locale.ROOT, "AC%032x", number));
  }

  public static UsageRow usage(int account, String category, String price) {
    return usage(account, category, "Acme", Amount.parse(price), List.of());
  }

  public static UsageRow usage(
      int account, String category, String name, Amount price, List<String> flags) {
    return new UsageRow(
        account(account),
        name,
        AccountStatus.ACTIVE,
        account(0),
        new Category(category),
        null,
        "ADDITIVE",
        null,
        Amount.parse("12"),
        Amount.parse("3.5"),
        price,
        "calls",
        "minutes",
        "usd",
        DAY,
        DAY,
        MOMENT,
        MOMENT,
        MOMENT,
        1,
        "SETTLED",
        flags,
        "20261102T030405Z-0123abcd");
  }

  /** One row for each of so many accounts, in order. */
  public static List<UsageRow> accounts(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(account -> usage(account, "sms", Integer.toString(account)))
        .toList();
  }
}
