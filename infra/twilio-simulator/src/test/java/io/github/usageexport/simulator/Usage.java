package io.github.usageexport.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usageexport.simulator.world.SimulatedAccount;
import io.github.usageexport.simulator.world.StatedRow;
import java.util.List;
import java.util.stream.Stream;

/** Paths of usage, and rows as text that can be compared. */
final class Usage {
  private Usage() {}

  static String path(SimulatedAccount account, String resource) {
    return path(account.sid(), resource);
  }

  static String path(String sid, String resource) {
    var rest = resource.equals("Records") ? "" : "/" + resource;
    return "/2010-04-01/Accounts/" + sid + "/Usage/Records" + rest + ".json";
  }

  static String keyAndContent(JsonNode row) {
    return row.path("start_date").asText() + " " + content(row);
  }

  static String content(JsonNode row) {
    return Stream.of(
            "category",
            "count",
            "count_unit",
            "usage",
            "usage_unit",
            "price",
            "price_unit",
            "description")
        .map(field -> row.path(field).asText())
        .toList()
        .toString();
  }

  static String content(StatedRow row) {
    var count = row.count();
    return List.of(
            row.category(),
            count == null ? "null" : count.toPlainString(),
            row.countUnit(),
            row.usage().toPlainString(),
            row.usageUnit(),
            row.price().toPlainString(),
            row.priceUnit(),
            row.description())
        .toString();
  }
}
