package io.github.usageexport.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Exports a scenario from an empty folder: the simulator in one process, export in another. */
final class WholePath {
  private static final int SIMULATOR_MEGABYTES = 1024;

  private final Scenario scenario;
  private final Path folder;

  WholePath(Scenario scenario, Path folder) {
    this.scenario = scenario;
    this.folder = folder;
  }

  /**
   * Prints a line for each run as it ends.
   *
   * @param inFlight requests at most, one run for each; if it names none, as the scenario says
   */
  void run(List<Integer> inFlight) throws IOException, InterruptedException {
    System.out.printf(
        "%s: %d accounts, %d days, %d categories, %d ms, -Xmx%dm%n%n",
        scenario.title(),
        scenario.accounts(),
        scenario.days(),
        scenario.categories(),
        scenario.latency().toMillis(),
        scenario.heapMegabytes());
    Process simulator =
        Jvm.of(
                SimulatedTwilio.class,
                SIMULATOR_MEGABYTES,
                Integer.toString(scenario.accounts()),
                Integer.toString(scenario.categories()),
                Integer.toString(scenario.usedCategories()),
                Long.toString(scenario.latency().toMillis()))
            .start();
    try (BufferedReader lines = simulator.inputReader(StandardCharsets.UTF_8)) {
      List<String> access = List.of(lines.readLine(), lines.readLine(), lines.readLine());
      System.out.println(Measurement.HEADER);
      for (int allowed : inFlight.isEmpty() ? scenario.inFlight() : inFlight) {
        System.out.println(export(access, allowed).line(scenario));
      }
    } finally {
      simulator.destroy();
      simulator.waitFor();
    }
  }

  private Measurement export(List<String> access, int inFlight)
      throws IOException, InterruptedException {
    Path used = folder.resolve("used-" + inFlight);
    Path report = folder.resolve("report-" + inFlight);
    ProcessBuilder export =
        Jvm.of(
                MeasuredExport.class,
                scenario.heapMegabytes(),
                used.toString(),
                "export",
                "--json",
                "--quiet",
                "--max-concurrency",
                Integer.toString(inFlight),
                "--lookback-days",
                Integer.toString(scenario.days()),
                "--data",
                folder.resolve("data-" + inFlight).toString())
            .redirectOutput(report.toFile());
    export.environment().put("TWILIO_BASE_URL", access.get(0));
    export.environment().put("TWILIO_ACCOUNT_SID", access.get(1));
    export.environment().put("TWILIO_AUTH_TOKEN", access.get(2));
    long started = System.nanoTime();
    Jvm.run(export);
    Duration wall = Duration.ofNanos(System.nanoTime() - started);
    List<String> lines = Files.readAllLines(used);
    JsonNode twilio = new ObjectMapper().readTree(report.toFile()).path("twilio");
    return new Measurement(
        inFlight,
        twilio.path("requests").asLong(),
        twilio.path("records").asLong(),
        twilio.path("bytes").asLong(),
        twilio.path("max_in_flight").asInt(),
        wall,
        new Meters(
            Duration.ofNanos(Long.parseLong(lines.get(0))),
            Long.parseLong(lines.get(1)),
            Long.parseLong(lines.get(2))));
  }
}
