package io.github.usageexport.control;

import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/** Readings of October 2026, for tests of what stores keep and controls find. */
public final class ControlSamples {
  static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  static final Instant NOON = Instant.parse("2026-11-05T12:00:00.123Z");

  private ControlSamples() {}

  static AccountSid sid(int number) {
    return new AccountSid(String.format(Locale.ROOT, "AC%032x", number));
  }

  static DateRange range(int first, int last) {
    return new DateRange(OCTOBER.atDay(first), OCTOBER.atDay(last));
  }

  static ControlReading stated(
      ControlKind kind, int account, DateRange range, Instant asOf, Content content) {
    return ControlReading.stated(
        kind, sid(account), range, asOf, asOf.plusSeconds(30), "run", content);
  }

  static ControlReading failed(
      ControlKind kind, int account, DateRange range, Instant observedAt, FailureReason reason) {
    return ControlReading.failed(kind, sid(account), range, observedAt, "run", reason);
  }

  /** Nothing but a total. */
  static Content costing(long cents) {
    return Content.of(List.of(priced(Category.TOTALPRICE.name(), cents)));
  }

  static StatedAmounts priced(String category, long cents) {
    Amount price = new Amount(BigDecimal.valueOf(cents, 2));
    return new StatedAmounts(new Category(category), null, null, null, price, "usd", price, "usd");
  }
}
