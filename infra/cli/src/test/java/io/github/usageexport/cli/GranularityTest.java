package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.simulator.world.Period;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Months, years and all time are read whole, each from its own resource. */
class GranularityTest {
  private static final Instant START = Instant.parse("2026-11-10T09:30:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);

  @TempDir Path folder;

  @Test
  void everyPeriodThatTheRangeTouchesIsTheTruth() throws IOException {
    try (Simulator simulator = Simulator.start(options())) {
      Machine machine = Machine.of(folder, simulator);

      Machine.Result result =
          machine.export(
              "2026-10-15",
              "2026-11-03",
              "--granularity",
              "monthly",
              "--granularity",
              "yearly",
              "--granularity",
              "all-time");

      assertThat(result.exit()).as(result.err()).isZero();
      assertThat(LakeRows.of(machine, "usage_monthly", "")).isEqualTo(months(simulator));
      assertThat(LakeRows.of(machine, "usage_yearly", ""))
          .isEqualTo(
              LakeRows.stated(
                  simulator,
                  "2026",
                  TODAY,
                  sid -> simulator.truth().stated(sid, Period.of(Year.of(2026)), START)));
      assertThat(LakeRows.of(machine, "usage_all_time", ""))
          .isEqualTo(
              LakeRows.stated(
                  simulator, "all", TODAY, sid -> simulator.truth().statedForAllTime(sid, START)));
      assertThat(folder.resolve("lake/warehouse/v1/usage_all_time/part-00.parquet")).exists();
      assertThat(folder.resolve("lake/warehouse/v1/usage_daily")).doesNotExist();
    }
  }

  private static List<String> months(Simulator simulator) {
    List<String> rows = new ArrayList<>();
    for (YearMonth month : List.of(YearMonth.of(2026, 10), YearMonth.of(2026, 11))) {
      LocalDate last = month.atEndOfMonth().isAfter(TODAY) ? TODAY : month.atEndOfMonth();
      rows.addAll(
          LakeRows.stated(
              simulator,
              month.toString(),
              last,
              sid -> simulator.truth().stated(sid, month, START)));
    }
    return rows;
  }

  private static SimulatorOptions options() {
    return SimulatorOptions.defaults()
        .withSeed(51)
        .withStart(START)
        .withSubaccounts(6)
        .withCategories(80, 12);
  }
}
