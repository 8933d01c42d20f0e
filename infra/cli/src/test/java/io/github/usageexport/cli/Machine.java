package io.github.usageexport.cli;

import io.github.usageexport.cli.query.LakeQuery;
import io.github.usageexport.cli.query.QueryFormat;
import io.github.usageexport.run.Pause;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.world.VirtualClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A user's machine in a test: an environment, a data folder, a clock, and what was printed. */
public final class Machine {
  private final Path data;
  private final Map<String, String> environment = new TreeMap<>();
  private Clock clock = Clock.systemUTC();
  private Pause pause = Pause.SLEEP;

  Machine(Path data) {
    this.data = data;
  }

  /** Set up as the parent account of a simulator, and living in its time. */
  public static Machine of(Path data, Simulator simulator) {
    Machine machine = new Machine(data);
    // Moves with the simulator's; waiting lets this machine's time pass and no other.
    VirtualClock clock = VirtualClock.runningFrom(simulator.clock().instant(), simulator.clock());
    machine.clock = clock;
    machine.pause = clock::advance;
    return machine
        .with("TWILIO_BASE_URL", simulator.baseUrl().toString())
        .with("TWILIO_ACCOUNT_SID", simulator.accountSid())
        .with("TWILIO_AUTH_TOKEN", simulator.authToken());
  }

  public Machine with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Machine without(String variable) {
    environment.remove(variable);
    return this;
  }

  Path lake() {
    return data.resolve("lake");
  }

  Path store() {
    return data.resolve("snapshots.db");
  }

  public record Result(int exit, String out, String err) {}

  /** Runs {@code usage} with these arguments and this machine's data folder. */
  public Result usage(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> variables = new TreeMap<>(environment);
    variables.put("USAGE_DATA", data.toString());
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            variables,
            clock,
            pause,
            false,
            80,
            new Terminal.Verbosity());
    int exit = Usage.run(terminal, Shutdown.none(), arguments);
    return new Result(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Result export(String start, String end, String... more) {
    return usage(
        Stream.concat(
                Stream.of("export", "--start-date", start, "--end-date", end, "--json"),
                Arrays.stream(more))
            .toArray(String[]::new));
  }

  /** The rows of a query, each as the CSV line of its values. */
  List<String> query(String sql) {
    StringBuilder csv = new StringBuilder();
    try (LakeQuery lake = LakeQuery.open(lake())) {
      lake.run(sql, QueryFormat.CSV, 80, csv);
    }
    return csv.toString().lines().skip(1).toList();
  }
}
