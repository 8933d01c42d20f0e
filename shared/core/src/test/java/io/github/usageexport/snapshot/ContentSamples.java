package io.github.usageexport.snapshot;

import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Contents as Twilio states them, for tests in which the amounts do not matter. */
public final class ContentSamples {
  private static final String[] FAMILIES = {"calls", "sms", "mms", "phonenumbers", "recordings"};
  private static final String[] KINDS = {"", "-inbound", "-outbound", "-inbound-longcode", "-fees"};
  private static final String[] UNITS = {"minutes", "messages", "messages", "numbers", "minutes"};

  private ContentSamples() {}

  /** A day of so many rows, 25 at most, the total included. */
  public static Content typicalDay(int rows) {
    List<StatedAmounts> stated = new ArrayList<>();
    for (int i = 0; i < rows - 1; i++) {
      int family = i % FAMILIES.length;
      String name = FAMILIES[family] + KINDS[i / FAMILIES.length];
      stated.add(
          new StatedAmounts(
              new Category(name),
              "All " + name.replace('-', ' '),
              new Amount(BigDecimal.valueOf(17L * i + 3)),
              FAMILIES[family],
              new Amount(BigDecimal.valueOf(29L * i + 5)),
              UNITS[family],
              new Amount(BigDecimal.valueOf(10_007L * i + 13, 5)),
              "usd"));
    }
    stated.add(total(new Amount(BigDecimal.valueOf(10_007L * rows, 5))));
    return Content.of(stated);
  }

  /** A day of nothing but a total. */
  public static Content costing(long cents) {
    return Content.of(List.of(total(new Amount(BigDecimal.valueOf(cents, 2)))));
  }

  private static StatedAmounts total(Amount price) {
    return new StatedAmounts(
        Category.TOTALPRICE, "Total Price", null, null, price, "usd", price, "usd");
  }
}
