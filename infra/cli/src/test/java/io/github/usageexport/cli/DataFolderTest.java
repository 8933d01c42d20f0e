package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.usageexport.cli.sqlite.DataFolderLock;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The folder of store and lake: whose it is, who has it, and where nothing may be written. */
class DataFolderTest {
  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void name() {
    data = folder.resolve("made").resolve("data");
  }

  @Test
  void aRunThatHangsIsNamedOnceTheWaitIsOver() throws Exception {
    try (Simulator simulator = Simulator.start(world());
        DataFolderLock held =
            DataFolderLock.tryAcquire(data, "theirs", Clock.systemUTC()).orElseThrow()) {
      assertThat(held).isNotNull();

      CommandProcess.Result result =
          CommandProcess.run(environment(simulator), "export", "--wait", "1s", "--json");

      assertThat(result.exit()).isEqualTo(ExitCode.FAILED);
      assertThat(result.out()).contains("\"status\" : \"FAILED\"");
      assertThat(result.err())
          .contains(
              "waiting for run theirs",
              "not free within 1 s",
              "run theirs (process %d on host ".formatted(ProcessHandle.current().pid()),
              "--wait")
          .doesNotContain("\tat ");
      assertThat(simulator.metrics().requests()).isZero();
    }
  }

  @Test
  void aRunThatDoesNotWaitFailsAtOnce() throws Exception {
    try (Simulator simulator = Simulator.start(world());
        DataFolderLock held =
            DataFolderLock.tryAcquire(data, "theirs", Clock.systemUTC()).orElseThrow()) {
      assertThat(held).isNotNull();

      CommandProcess.Result result =
          CommandProcess.run(environment(simulator), "export", "--wait", "0");

      assertThat(result.exit()).isEqualTo(ExitCode.FAILED);
      assertThat(result.err()).contains("run theirs (process ").doesNotContain("waiting");
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsMadeIsItsOwnersAlone() throws Exception {
    try (Simulator simulator = Simulator.start(world())) {
      Path page = folder.resolve("page.html");

      run(simulator, "export", "--lookback-days", "2");
      run(simulator, "report", "--html", page.toString());

      try (Stream<Path> paths = Files.walk(folder.resolve("made"))) {
        assertThat(paths)
            .hasSizeGreaterThan(10)
            .allSatisfy(
                path ->
                    assertThat(permissions(path))
                        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
      }
      assertThat(permissions(page)).isEqualTo("rw-------");
      Files.setPosixFilePermissions(page, PosixFilePermissions.fromString("rw-r--r--"));
      run(simulator, "report", "--html", page.toString());
      assertThat(permissions(page)).as("as its owner set them").isEqualTo("rw-r--r--");
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFolderThatMayNotBeWrittenCanBeRead() throws Exception {
    try (Simulator simulator = Simulator.start(world())) {
      run(simulator, "export", "--lookback-days", "2");
      allow("r-x------", "r--------");
      try {
        CommandProcess.Result report = unprivileged(simulator, "report");
        CommandProcess.Result query = unprivileged(simulator, "query", "from usage_daily");
        CommandProcess.Result check = unprivileged(simulator, "check");
        CommandProcess.Result export = unprivileged(simulator, "export", "--lookback-days", "2");

        assertThat(report.exit()).as(report.err()).isZero();
        assertThat(report.out()).contains("Total");
        assertThat(query.exit()).as(query.err()).isZero();
        assertThat(check.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(check.out()).contains("cannot be written");
        assertThat(export.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(export.err()).contains("--data").doesNotContain("\tat ");
      } finally {
        allow("rwx------", "rw-------");
      }
    }
  }

  private void allow(String folders, String files) throws IOException {
    try (Stream<Path> paths = Files.walk(data)) {
      for (Path path : paths.toList()) {
        Files.setPosixFilePermissions(
            path, PosixFilePermissions.fromString(Files.isDirectory(path) ? folders : files));
      }
    }
  }

  /** Permissions do not bind root, unless it gives that right up. */
  private CommandProcess.Result unprivileged(Simulator simulator, String... arguments)
      throws IOException, InterruptedException {
    List<String> prefix = List.of();
    if (Files.isWritable(data)) {
      Path setpriv = Path.of("/usr/bin/setpriv");
      assumeThat(setpriv).isExecutable();
      prefix =
          List.of(
              setpriv.toString(),
              "--inh-caps=-dac_override",
              "--bounding-set=-dac_override,-dac_read_search");
    }
    try (CommandProcess started = CommandProcess.start(prefix, environment(simulator), arguments)) {
      return started.await();
    }
  }

  private void run(Simulator simulator, String... arguments)
      throws IOException, InterruptedException {
    CommandProcess.Result result = CommandProcess.run(environment(simulator), arguments);
    assertThat(result.exit()).as(result.err()).isZero();
  }

  private Map<String, String> environment(Simulator simulator) {
    Map<String, String> environment = CommandProcess.environment(simulator);
    environment.put("USAGE_DATA", data.toString());
    return environment;
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static SimulatorOptions world() {
    return SimulatorOptions.defaults()
        .withStart(Instant.now())
        .withSubaccounts(2)
        .withHistoryDays(3)
        .withCategories(10, 6);
  }
}
