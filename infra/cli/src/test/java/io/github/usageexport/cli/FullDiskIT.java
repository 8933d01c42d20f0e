package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packaged command on disks of every size too small: mounted for the one process, where this
 * machine lets a process have its own mounts; elsewhere it is skipped.
 */
@Timeout(600)
class FullDiskIT {
  /** Mounts a disk, runs a command on it, and brings what it left to a folder that stays. */
  private static final String ON_SMALL_DISK =
      """
      mount -t tmpfs -o size="$1" tmpfs "$2" || exit 99
      disk=$2 left=$3
      shift 3
      "$@"
      exit=$?
      cp -r "$disk" "$left"
      exit $exit
      """;

  @TempDir private Path folder;

  @ParameterizedTest(name = "a disk of {0}")
  @ValueSource(strings = {"100k", "300k", "500k"})
  void isNamedAndLeavesNothingHalfWritten(String size) throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Path left = folder.resolve("left");
    assumeTrue(
        onSmallDisk("100k", disk, folder.resolve("probe"), List.of("true"), null) == 0,
        "this machine lets no process mount a disk");
    try (Simulator simulator = Simulator.start(options())) {
      Path err = folder.resolve("err");

      int exit = onSmallDisk(size, disk, left, export(disk), simulator);

      assertThat(exit).as(Files.readString(err)).isEqualTo(ExitCode.FAILED);
      assertThat(Files.readString(err))
          .contains(disk.toString())
          .containsAnyOf("disk is full", "No space left on device")
          .doesNotContain("at io.github");
      Machine machine =
          new Machine(left.resolve("data"))
              .with("TWILIO_BASE_URL", simulator.baseUrl().toString())
              .with("TWILIO_ACCOUNT_SID", simulator.accountSid())
              .with("TWILIO_AUTH_TOKEN", simulator.authToken());
      assertThat(LakeWatch.problemsOf(left.resolve("data/lake"))).isEmpty();
      Machine.Result again = machine.export("2025-02-10", "2025-03-02");
      assertThat(again.exit()).as(again.err()).isZero();
      assertThat(machine.query("select count(distinct usage_date) from usage_daily"))
          .containsExactly("21");
    }
  }

  private static List<String> export(Path disk) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-jar",
        "target/usage.jar",
        "export",
        "--data",
        disk.resolve("data").toString(),
        "--start-date",
        "2025-02-10",
        "--end-date",
        "2025-03-02");
  }

  private int onSmallDisk(
      String size, Path disk, Path left, List<String> command, @Nullable Simulator simulator)
      throws IOException, InterruptedException {
    List<String> line =
        new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", ON_SMALL_DISK, "sh", size));
    line.addAll(List.of(disk.toString(), left.toString()));
    line.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(line);
    if (simulator != null) {
      builder.environment().put("TWILIO_BASE_URL", simulator.baseUrl().toString());
      builder.environment().put("TWILIO_ACCOUNT_SID", simulator.accountSid());
      builder.environment().put("TWILIO_AUTH_TOKEN", simulator.authToken());
    }
    Process process;
    try {
      process =
          builder
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(folder.resolve("err").toFile())
              .start();
    } catch (IOException e) {
      return 99;
    }
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static SimulatorOptions options() {
    return SimulatorOptions.defaults()
        .withSeed(72)
        .withStart(Instant.parse("2025-03-02T20:00:00Z"))
        .withHistoryDays(30)
        .withSubaccounts(3)
        .withCategories(40, 8);
  }
}
