package io.github.usageexport.functions;

import io.github.usageexport.cli.query.LakeQuery;
import io.github.usageexport.cli.query.QueryFormat;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.world.StatedRow;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The total price of every account and day, as a lake shows it and as Twilio states it. */
public final class TotalPrices {
  private TotalPrices() {}

  /** Lines of day, account and price, in order. */
  public static List<String> exported(Path lakeFolder) {
    StringBuilder csv = new StringBuilder();
    try (LakeQuery lake = LakeQuery.open(lakeFolder)) {
      lake.run(
          """
          select usage_date, account_sid, cast(price as varchar) from usage_daily
          where category = 'totalprice' order by all
          """,
          QueryFormat.CSV,
          80,
          csv);
    }
    return csv.toString().lines().skip(1).toList();
  }

  /** The same of what the simulator states at an instant. */
  public static List<String> stated(
      Simulator simulator, LocalDate first, LocalDate last, Instant now) {
    List<String> rows = new ArrayList<>();
    for (LocalDate day : first.datesUntil(last.plusDays(1)).toList()) {
      simulator.truth().accounts(now).stream()
          .filter(account -> !day.isBefore(account.firstDay()))
          .map(account -> account.sid())
          .sorted()
          .forEach(sid -> rows.add(day + "," + sid + "," + totalprice(simulator, sid, day, now)));
    }
    return rows;
  }

  private static String totalprice(Simulator simulator, String sid, LocalDate day, Instant now) {
    return simulator.truth().stated(sid, day, now).stream()
        .filter(row -> row.category().equals("totalprice"))
        .map(StatedRow::price)
        .map(price -> price == null ? "" : price.setScale(10).toPlainString())
        .findFirst()
        .orElse("0.0000000000");
  }
}
