package io.github.usageexport.cli;

import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.world.SimulatedAccount;
import io.github.usageexport.simulator.world.StatedRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Usage as text, once from the lake and once from the simulator's truth, to be compared. */
final class LakeRows {
  private LakeRows() {}

  /** Rows of a usage dataset, by period, account and category. */
  static List<String> of(Machine machine, String dataset, String where) {
    String period =
        switch (dataset) {
          case "usage_monthly" -> "usage_month";
          case "usage_yearly" -> "usage_year";
          case "usage_all_time" -> "'all'";
          default -> "usage_date";
        };
    return machine.query(
        """
        select %s as period, account_sid, category,
               coalesce(cast(count as varchar), 'null'), cast(usage as varchar),
               cast(price as varchar), coalesce(count_unit, ''), coalesce(usage_unit, ''),
               coalesce(price_unit, ''), coalesce(description, '')
        from %s %s order by period, account_sid, category
        """
            .formatted(period, dataset, where));
  }

  /** What Twilio states now of each day, for accounts that had begun by it. */
  static List<String> stated(Simulator simulator, LocalDate first, LocalDate last) {
    Instant now = simulator.clock().instant();
    List<String> rows = new ArrayList<>();
    first
        .datesUntil(last.plusDays(1))
        .forEach(
            day ->
                rows.addAll(
                    stated(
                        simulator,
                        day.toString(),
                        day,
                        sid -> simulator.truth().stated(sid, day, now))));
    return rows;
  }

  /**
   * @param lastDay of the period: accounts created later are not in it
   */
  static List<String> stated(
      Simulator simulator,
      String period,
      LocalDate lastDay,
      Function<String, List<StatedRow>> truth) {
    return simulator.truth().accounts(simulator.clock().instant()).stream()
        .filter(account -> !lastDay.isBefore(account.firstDay()))
        .map(SimulatedAccount::sid)
        .sorted()
        .flatMap(sid -> kept(truth.apply(sid)).stream().map(row -> line(period, sid, row)))
        .toList();
  }

  private static List<StatedRow> kept(List<StatedRow> stated) {
    List<StatedRow> kept =
        stated.stream()
            .filter(row -> !row.isZero() || row.category().equals("totalprice"))
            .toList();
    return kept.isEmpty()
        ? List.of(
            new StatedRow("totalprice", null, "", BigDecimal.ZERO, "", BigDecimal.ZERO, "", ""))
        : kept;
  }

  private static String line(String period, String sid, StatedRow row) {
    return String.join(
        ",",
        period,
        sid,
        row.category(),
        decimal(row.count()),
        decimal(row.usage()),
        decimal(row.price()),
        text(row.countUnit()),
        text(row.usageUnit()),
        text(row.priceUnit()),
        text(row.description()));
  }

  private static String decimal(@Nullable BigDecimal amount) {
    return amount == null ? "null" : amount.setScale(10).toPlainString();
  }

  private static String text(String value) {
    return value.isEmpty() || value.contains(",") || value.contains("\"")
        ? "\"" + value.replace("\"", "\"\"") + "\""
        : value;
  }
}
