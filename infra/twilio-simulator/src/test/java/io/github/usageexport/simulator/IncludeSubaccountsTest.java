package io.github.usageexport.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IncludeSubaccountsTest {
  @Test
  void isTheDefaultAndEqualsTheSumOfAllAccounts() throws IOException {
    try (var simulator = Simulator.start(SimulatorOptions.defaults().withCategories(60, 12));
        var reader = Reader.of(simulator)) {
      var query = "?StartDate=-20days&PageSize=1000";
      var group = reader.rows(Usage.path(simulator.accountSid(), "Records") + query);
      var sum = new HashMap<String, BigDecimal>();
      for (var account : simulator.world().accounts()) {
        var own = Usage.path(account, "Records") + query + "&IncludeSubaccounts=false";
        prices(reader.rows(own)).forEach((name, price) -> sum.merge(name, price, BigDecimal::add));
      }
      assertThat(prices(group))
          .allSatisfy(
              (name, price) ->
                  assertThat(price)
                      .as(name)
                      .isEqualByComparingTo(sum.getOrDefault(name, BigDecimal.ZERO)));
      assertThat(sum.get("totalprice")).isPositive();
      assertThat(group)
          .allMatch(row -> row.path("account_sid").asText().equals(simulator.accountSid()));
    }
  }

  private static Map<String, BigDecimal> prices(List<JsonNode> rows) {
    var prices = new HashMap<String, BigDecimal>();
    rows.forEach(
        row ->
            prices.put(row.path("category").asText(), new BigDecimal(row.path("price").asText())));
    return prices;
  }
}
