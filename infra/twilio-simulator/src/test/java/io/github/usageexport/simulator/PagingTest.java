package io.github.usageexport.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.simulator.world.Period;
import io.github.usageexport.simulator.world.SimulatedAccount;
import io.github.usageexport.simulator.world.ZeroRows;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
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
}
