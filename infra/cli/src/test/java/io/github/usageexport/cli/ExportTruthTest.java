package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.simulator.http.ServerOptions;
import io.github.usageexport.simulator.world.ZeroRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies in the lake after a run is what Twilio stated at that moment, row by row. */
class ExportTruthTest {
  private static final Instant START = Instant.parse("2026-11-10T09:30:00Z");
  private static final LocalDate FIRST = LocalDate.of(2026, 10, 20);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}, zero rows {1}, {2} faults in a thousand")
  @CsvSource({"11, STATED, 0", "12, OMITTED, 0", "13, STATED, 100", "14, OMITTED, 150"})
  void usageDailyIsTheTruth(long seed, ZeroRows zeroRows, int faults) throws IOException {
    try (Simulator simulator = Simulator.start(options(seed, zeroRows, faults))) {
      Machine machine = Machine.of(folder, simulator);

      Machine.Result result = machine.export(FIRST.toString(), TODAY.toString());

      assertThat(result.exit()).as(result.err()).isZero();
      assertThat(result.out()).contains("\"status\" : \"COMPLETE\"");
      assertThat(LakeRows.of(machine, "usage_daily", ""))
          .isEqualTo(LakeRows.stated(simulator, FIRST, TODAY));
    }
  }

  @Test
  void theSecondRunOfAQuietDayRewritesCoverageAlone() throws IOException {
    try (Simulator simulator = Simulator.start(options(21, ZeroRows.STATED, 0))) {
      Machine machine = Machine.of(folder, simulator);
      machine.export("2026-10-20", "2026-11-05");
      Map<String, FileTime> before = partitions(machine);
      simulator.clock().advance(Duration.ofSeconds(90));

      Machine.Result result = machine.export("2026-10-20", "2026-11-05");

      assertThat(result.out()).contains("\"changed\" : 0").contains("\"new\" : 0");
      Map<String, FileTime> after = partitions(machine);
      assertThat(after.keySet()).isEqualTo(before.keySet());
      assertThat(after)
          .allSatisfy(
              (path, time) -> {
                if (!path.startsWith("coverage/")) {
                  assertThat(time).as(path).isEqualTo(before.get(path));
                }
              });
    }
  }

  @Test
  void whatTwilioRestatesIsTheTruthAfterTheNextRunAndTheOldIsKept() throws IOException {
    try (Simulator simulator = Simulator.start(options(31, ZeroRows.STATED, 0))) {
      Machine machine = Machine.of(folder, simulator);
      machine.export(FIRST.toString(), TODAY.toString());
      List<String> believedFirst = LakeRows.of(machine, "usage_daily", "");
      simulator.restateSomeDays(START.plus(Duration.ofHours(1)), 6);
      simulator.clock().advance(Duration.ofDays(2));

      Machine.Result result = machine.export(FIRST.toString(), TODAY.toString());

      assertThat(result.exit()).isZero();
      List<String> believedNow = LakeRows.of(machine, "usage_daily", "");
      assertThat(believedNow)
          .isNotEqualTo(believedFirst)
          .isEqualTo(LakeRows.stated(simulator, FIRST, TODAY));
      assertThat(LakeRows.of(machine, "usage_versions", "where version = 1"))
          .isEqualTo(believedFirst);
      assertThat(
              machine.query(
                  """
                  select u.usage_date, u.account_sid
                  from usage_daily u
                  join usage_versions f using (usage_date, account_sid, category)
                  left join (select usage_date, account_sid, category,
                                    sum(price_delta) as delta
                             from restatements group by all) r
                    using (usage_date, account_sid, category)
                  where f.version = 1
                    and u.price is distinct from f.price + coalesce(r.delta, 0)
                  """))
          .as("rows whose restatements do not add up to the difference")
          .isEmpty();
      assertThat(machine.query("select count(*) > 0 from restatements")).containsExactly("true");
    }
  }

  private static SimulatorOptions options(long seed, ZeroRows zeroRows, int faults) {
    return SimulatorOptions.defaults()
        .withSeed(seed)
        .withStart(START)
        .withSubaccounts(6)
        .withCategories(80, 12)
        .withZeroRows(zeroRows)
        .withServer(ServerOptions.defaults().withStallCap(Duration.ofMillis(200)))
        .withRecoverableFaults(faults);
  }

  private static Map<String, FileTime> partitions(Machine machine) throws IOException {
    Path warehouse = machine.lake().resolve("warehouse/v1");
    Map<String, FileTime> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(warehouse)) {
      for (Path file : files.filter(path -> path.endsWith("part-00.parquet")).toList()) {
        found.put(warehouse.relativize(file).toString(), Files.getLastModifiedTime(file));
      }
    }
    return found;
  }
}
