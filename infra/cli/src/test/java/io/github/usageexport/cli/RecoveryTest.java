package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run that failed or was stopped leaves, a later one completes. */
class RecoveryTest {
  @TempDir Path folder;

  @Test
  void theDaysOfARunThatFailedAtTheLakeAreExportedByTheNext() throws IOException {
    try (Simulator simulator = Simulator.start(options())) {
      Machine machine = Machine.of(folder, simulator);
      Files.createDirectories(machine.lake());
      Path inTheWay = Files.writeString(machine.lake().resolve("warehouse"), "a file");

      Machine.Result failed = machine.export("2026-10-20", "2026-10-22");

      assertThat(failed.exit()).isEqualTo(ExitCode.FAILED);
      assertThat(failed.out()).contains("\"status\" : \"FAILED\"").contains("warehouse");
      Files.delete(inTheWay);
      simulator.clock().advance(Duration.ofHours(1));
      Machine.Result next = machine.export("2026-11-01", "2026-11-02");
      assertThat(next.exit()).as(next.err()).isZero();
      assertThat(machine.query("select distinct usage_date from usage_daily order by 1"))
          .containsExactly("2026-10-20", "2026-10-21", "2026-10-22", "2026-11-01", "2026-11-02");
    }
  }

  @Test
  void aResumedRunReadsNothingTwice() throws IOException {
    try (Simulator simulator = Simulator.start(options())) {
      Machine machine = Machine.of(folder, simulator);
      Machine.Result first = machine.export("2026-10-20", "2026-10-22");
      String runId = first.err().lines().findFirst().orElseThrow().substring("run ".length());
      simulator.clock().advance(Duration.ofHours(1));

      Machine.Result resumed = machine.usage("export", "--resume", runId, "--json");

      assertThat(resumed.exit()).as(resumed.err()).isZero();
      assertThat(resumed.out())
          .contains("\"start_date\" : \"2026-10-20\"")
          .contains("\"end_date\" : \"2026-10-22\"")
          .contains("\"requests\" : 1,");
    }
  }

  @Test
  void anotherStoreIsRefusedByNameUnlessItAdoptsTheLake() throws IOException {
    try (Simulator simulator = Simulator.start(options())) {
      Machine first = Machine.of(folder.resolve("first"), simulator);
      first.export("2026-10-20", "2026-10-22");
      simulator.restateSomeDays(simulator.clock().instant().plus(Duration.ofHours(1)), 6);
      simulator.clock().advance(Duration.ofDays(1));
      first.export("2026-10-20", "2026-10-22");
      Machine second = Machine.of(folder.resolve("second"), simulator);
      String lake = first.lake().toString();

      Machine.Result refused = second.export("2026-10-20", "2026-10-22", "--lake", lake);
      Machine.Result adopted =
          second.export("2026-10-20", "2026-10-22", "--lake", lake, "--adopt-lake");

      assertThat(refused.exit()).isEqualTo(ExitCode.FAILED);
      assertThat(refused.err()).contains("--adopt-lake");
      assertThat(refused.out()).contains("\"status\" : \"FAILED\"");
      assertThat(adopted.exit()).as(adopted.err()).isZero();
      assertThat(first.query("select max(version) from usage_versions")).containsExactly("1");
    }
  }

  private static SimulatorOptions options() {
    return SimulatorOptions.defaults()
        .withSeed(61)
        .withStart(Instant.parse("2026-11-10T09:30:00Z"))
        .withSubaccounts(3)
        .withCategories(80, 12);
  }
}
