package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the first export on, a reader that knows nothing of this program can scan every dataset. */
class EveryDatasetTest {
  @TempDir private Path folder;

  @Test
  void aDatasetWithoutRowsIsAFileOfNoRows() throws IOException, SQLException {
    try (Simulator simulator = Simulator.start(options())) {
      Machine machine = Machine.of(folder, simulator);

      Machine.Result first = machine.export("2026-10-20", "2026-10-22");

      assertThat(first.exit()).as(first.err()).isZero();
      for (Dataset<?> dataset : Datasets.ALL) {
        assertThat(scanned(machine.lake(), dataset)).as(dataset.name()).isNotNegative();
        assertThat(files(machine.lake(), dataset)).as(dataset.name()).isNotEmpty();
        assertThat(manifests(machine.lake(), dataset))
            .as("a manifest beside each file of %s", dataset)
            .hasSameSizeAs(files(machine.lake(), dataset));
      }
      assertThat(scanned(machine.lake(), Datasets.RESTATEMENTS)).isZero();
      assertThat(scanned(machine.lake(), Datasets.USAGE_MONTHLY)).isZero();
      assertThat(files(machine.lake(), Datasets.RESTATEMENTS))
          .as("days that were exported, and no other")
          .containsExactly(
              "usage_date=2026-10-20", "usage_date=2026-10-21", "usage_date=2026-10-22");
      assertThat(files(machine.lake(), Datasets.USAGE_MONTHLY))
          .containsExactly("usage_month=2026-10");
      assertThat(files(machine.lake(), Datasets.USAGE_YEARLY)).containsExactly("usage_year=2026");

      Map<String, Integer> before = LakeContent.files(machine.lake());
      machine.export("2026-10-20", "2026-10-22");

      assertThat(LakeContent.files(machine.lake()).keySet()).isEqualTo(before.keySet());
    }
  }

  @Test
  void whatIsAskedForLaterTakesThePlaceOfTheEmptyFile() throws IOException, SQLException {
    try (Simulator simulator = Simulator.start(options())) {
      Machine machine = Machine.of(folder, simulator);
      machine.export("2026-10-20", "2026-10-22");

      machine.export("2026-10-01", "2026-10-31", "--granularity", "monthly");

      assertThat(scanned(machine.lake(), Datasets.USAGE_MONTHLY)).isPositive();

      machine.export("2026-10-20", "2026-10-22");

      assertThat(scanned(machine.lake(), Datasets.USAGE_MONTHLY)).as("it stays").isPositive();
    }
  }

  /** How many rows a plain scan finds. */
  private static long scanned(Path lake, Dataset<?> dataset) throws SQLException {
    String pattern =
        lake.resolve("warehouse/v1").resolve(dataset.name())
            + (dataset.partitionKey().isPresent() ? "/*/*.parquet" : "/*.parquet");
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet rows =
            statement.executeQuery("select count(*) from read_parquet('%s')".formatted(pattern))) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** The folders of a dataset's files; of one of a single file that file. */
  private static List<String> files(Path lake, Dataset<?> dataset) throws IOException {
    return names(lake.resolve("warehouse/v1").resolve(dataset.name()));
  }

  private static List<String> manifests(Path lake, Dataset<?> dataset) throws IOException {
    Path manifests = lake.resolve("warehouse/v1/_manifests");
    return dataset.partitionKey().isPresent()
        ? names(manifests.resolve(dataset.name()))
        : names(manifests).stream().filter(name -> name.equals(dataset.name() + ".json")).toList();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).sorted().toList();
    }
  }

  private static SimulatorOptions options() {
    return SimulatorOptions.defaults()
        .withStart(Instant.parse("2026-11-10T09:30:00Z"))
        .withSubaccounts(2)
        .withCategories(40, 6);
  }
}
