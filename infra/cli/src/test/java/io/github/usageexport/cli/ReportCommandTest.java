package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCommandTest {
  @TempDir Path folder;

  @Test
  void withoutAStoreThereIsNoReportAndNoneIsMade() {
    Machine.Result result = new Machine(folder).usage("report");

    assertThat(result.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("no store in " + folder, "export first");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "report --as-known-at yesterday | 'yesterday'",
        "report --as-known-at 2026-11-01 | '2026-11-01'",
        "report --run-id r --period today | --run-id 'r'",
        "report --start-date 2026-13-01 | '2026-13-01'",
        "report --period today --lookback-days 3 | more than one way",
        "report --html /no/such/folder/r.html | '/no/such/folder/r.html'",
      })
  void badArgumentsAreRefusedByNameWithNothingOnStdout(String line, String named) {
    Machine.Result result = new Machine(folder).usage(line.strip().split(" "));

    assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.INVALID);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(named).doesNotContain("\tat ");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatThereIsNotIsSaidInOneSentence() throws IOException {
    try (Simulator simulator = Simulator.start(options())) {
      Machine machine = Machine.of(folder, simulator);
      machine.export("2026-11-01", "2026-11-02");

      assertNone(machine.usage("report", "--run-id", "no-such-run"), "no run 'no-such-run'");
      assertNone(
          machine.usage("report", "--as-known-at", "2020-01-01T00:00:00Z"), "Nothing is known");
    }
  }

  @Test
  void aRunOfLongerPeriodsAloneHasNoReportOfDays() throws IOException {
    try (Simulator simulator = Simulator.start(options())) {
      Machine machine = Machine.of(folder, simulator);

      Machine.Result run = machine.export("2026-10-01", "2026-10-31", "--granularity", "monthly");

      assertThat(run.out()).contains("\"status\" : \"COMPLETE\"", "\"report_html\" : null");
      assertNone(machine.usage("report"), "read no days");
    }
  }

  @Test
  void ofARunBeforeTheLatestSaysWhatThatRunBelieved() throws IOException {
    try (Simulator simulator = Simulator.start(options())) {
      Machine machine = Machine.of(folder, simulator);
      machine.export("2026-10-20", "2026-11-03");
      String first = latestRun(machine);
      String before = totals(machine.usage("report", "--json"));
      simulator.restateSomeDays(simulator.clock().instant().plusSeconds(60), 5);
      simulator.clock().advance(Duration.ofDays(2));
      machine.export("2026-10-20", "2026-11-03");

      assertThat(totals(machine.usage("report", "--json", "--run-id", first))).isEqualTo(before);
      assertThat(totals(machine.usage("report", "--json"))).isNotEqualTo(before);
      Machine.Result then =
          machine.usage("report", "--json", "--as-known-at", "2026-11-04T00:00:00Z");
      assertThat(totals(then)).isEqualTo(before);
      assertThat(then.out()).as("the latest run is later").contains("\"run_id\" : null");
    }
  }

  @Test
  void aPageReplacesTheOneBeforeAndLeavesNothingElseBehind() throws IOException {
    try (Simulator simulator = Simulator.start(options())) {
      Machine machine = Machine.of(folder.resolve("data"), simulator);
      machine.export("2026-11-01", "2026-11-02");
      Path pages = Files.createDirectory(folder.resolve("pages"));
      Path page = Files.writeString(pages.resolve("r.html"), "old");

      Machine.Result result =
          machine.usage("report", "--period", "this-month", "--html", page.toString());

      assertThat(result.exit()).as(result.err()).isZero();
      assertThat(Files.readString(page)).startsWith("<!doctype html>").endsWith("</html>\n");
      try (Stream<Path> inside = Files.list(pages)) {
        assertThat(inside).hasSize(1);
      }
    }
  }

  private static void assertNone(Machine.Result result, String sentence) {
    assertThat(result.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(sentence).hasLineCount(1);
  }

  private static String latestRun(Machine machine) {
    return machine.usage("report").out().replaceAll("(?s).*Run (\\S+),.*", "$1");
  }

  private static String totals(Machine.Result report) throws IOException {
    return new ObjectMapper().readTree(report.out()).get("totals").toString();
  }

  private static SimulatorOptions options() {
    return SimulatorOptions.defaults()
        .withStart(Instant.parse("2026-11-03T09:30:00Z"))
        .withSubaccounts(3)
        .withHistoryDays(20)
        .withCategories(40, 6);
  }
}
