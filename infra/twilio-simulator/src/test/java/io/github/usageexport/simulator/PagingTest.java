package io.github.usageexport.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usageexport.simulator.world.Period;
import io.github.usageexport.simulator.world.SimulatedAccount;
import io.github.usageexport.simulator.world.StatedRow;
import io.github.usageexport.simulator.world.ZeroRows;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {
  private static final Period NOVEMBER =
      new Period(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-30"));
  private static final String WINDOW =
      "?StartDate=2026-11-01&EndDate=2026-11-30&IncludeSubaccounts=false&PageSize=";

  @ParameterizedTest
  @CsvSource({"1,STATED,1000", "2,STATED,97", "3,OMITTED,7", "4,OMITTED,1000"})
  void readsExactlyTheTruthOfEveryDay(long seed, ZeroRows zeroRows, int pageSize)
      throws IOException {
    var options =
        SimulatorOptions.defaults().withSeed(seed).withZeroRows(zeroRows).withCategories(60, 12);
    try (var simulator = Simulator.start(options);
        var reader = Reader.of(simulator)) {
      for (var account : simulator.truth().accounts(simulator.clock().instant())) {
        var rows = reader.rows(Usage.path(account, "Daily") + WINDOW + pageSize);
        assertThat(rows.stream().map(Usage::keyAndContent))
            .as("seed %d, account %s", seed, account)
            .containsExactlyInAnyOrderElementsOf(truth(simulator, account));
      }
    }
  }

  @Test
  void listsTheNewestDayFirstAndCategoriesInNoParticularOrder() throws IOException {
    try (var simulator = Simulator.start(SimulatorOptions.defaults().withCategories(60, 12));
        var reader = Reader.of(simulator)) {
      var rows = reader.rows(Usage.path(simulator.world().parent(), "Daily") + WINDOW + 40);
      assertThat(rows)
          .extracting(row -> row.path("start_date").asText())
          .isSortedAccordingTo((a, b) -> b.compareTo(a));
      assertThat(rows.subList(0, 61))
          .extracting(row -> row.path("category").asText())
          .doesNotHaveDuplicates()
          .isNotEqualTo(
              rows.subList(61, 122).stream().map(row -> row.path("category").asText()).toList());
    }
  }

  private static List<String> truth(Simulator simulator, SimulatedAccount account) {
    return NOVEMBER
        .days()
        .flatMap(
            day ->
                simulator.truth().stated(account.sid(), day, simulator.clock().instant()).stream()
                    .map(row -> day + " " + Usage.content(row)))
        .toList();
  }

  /** Paths of usage, and rows as text that can be compared. */
  static final class Usage {
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
}
