package io.github.usageexport.trino;

import io.github.usageexport.aws.s3.S3MockServer;
import io.github.usageexport.cli.Machine;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.simulator.fault.FaultKind;
import io.github.usageexport.simulator.fault.ScriptedFault;
import io.github.usageexport.simulator.world.StatementOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Runs {@code usage export} three times into S3, of days in two months and two years: with restated
 * days, a category that nobody knows, cost that no category holds, rows in a second currency, and
 * an account that cannot be read after the first run. Prints a moment between the first two runs.
 */
final class ExportUsage {
  private static final Instant FIRST_RUN = Instant.parse("2026-01-09T09:30:00Z");
  private static final Duration BETWEEN_RUNS = Duration.ofHours(30);
  private static final int COMPLETE = 0;
  private static final int PARTIAL = 3;

  private ExportUsage() {}

  /**
   * @param arguments address of the S3 server, and the machine's folder
   */
  public static void main(String[] arguments) throws IOException {
    try (Simulator simulator = Simulator.start(world())) {
      Machine machine =
          Machine.of(Path.of(arguments[1]), simulator).with("AWS_ENDPOINT_URL", arguments[0]);
      String ill = simulator.world().accounts().get(4).sid();

      simulator.changeFaults(ScriptedFault.of(FaultKind.SECOND_CURRENCY));
      export(machine, COMPLETE);
      System.out.println(simulator.clock().instant().plus(Duration.ofHours(1)));
      simulator.changeFaults(ScriptedFault.of(FaultKind.ALWAYS_401).onAccount(ill));
      for (int run = 2; run <= 3; run++) {
        simulator.restateSomeDays(simulator.clock().instant().plusSeconds(60), 8);
        simulator.clock().advance(BETWEEN_RUNS);
        export(machine, PARTIAL);
      }
    }
  }

  private static void export(Machine machine, int exit) {
    Machine.Result result =
        machine.usage(
            "export",
            "--quiet",
            "--lake",
            "s3://" + S3MockServer.BUCKET,
            "--start-date",
            ExportedLake.START.toString(),
            "--granularity",
            "daily",
            "--granularity",
            "monthly",
            "--granularity",
            "yearly",
            "--granularity",
            "all-time");
    if (result.exit() != exit) {
      throw new IllegalStateException(
          "exit code %d, not %d: %s".formatted(result.exit(), exit, result.err()));
    }
  }

  private static SimulatorOptions world() {
    return SimulatorOptions.defaults()
        .withStart(FIRST_RUN)
        .withSubaccounts(5)
        .withCategories(80, 12)
        .withStatement(StatementOptions.defaults().withUnlistedCost(20));
  }
}
