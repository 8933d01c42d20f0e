package io.github.usageexport.localstack;

import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.world.StatedRow;
import io.github.usageexport.usage.DateRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the simulated Twilio states now, as text: what lake and table should hold. */
final class Stated {
  private static final String TOTALPRICE = "totalprice";

  private Stated() {}

  /** By day, account and category, for accounts that had begun by the day. */
  static List<String> rows(Simulator twilio, DateRange days) {
    Instant now = twilio.clock().instant();
    return days.start()
        .datesUntil(days.end().plusDays(1))
        .flatMap(
            day ->
                twilio.truth().accounts(now).stream()
                    .filter(account -> !day.isBefore(account.firstDay()))
                    .flatMap(account -> rows(twilio, account.sid(), day, now)))
        .sorted()
        .toList();
  }

  private static Stream<String> rows(Simulator twilio, String sid, LocalDate day, Instant now) {
    List<StatedRow> kept =
        twilio.truth().stated(sid, day, now).stream()
            .filter(row -> !row.isZero() || row.category().equals(TOTALPRICE))
            .toList();
    return kept.isEmpty()
        ? Stream.of(line(day, sid, TOTALPRICE, null, BigDecimal.ZERO, BigDecimal.ZERO))
        : kept.stream()
            .map(row -> line(day, sid, row.category(), row.count(), row.usage(), row.price()));
  }

  private static String line(
      LocalDate day,
      String sid,
      String category,
      @Nullable BigDecimal count,
      BigDecimal usage,
      BigDecimal price) {
    return String.join(
        ",", day.toString(), sid, category, plain(count), plain(usage), plain(price));
  }

  private static String plain(@Nullable BigDecimal amount) {
    return amount == null ? "null" : amount.setScale(10).toPlainString();
  }
}
