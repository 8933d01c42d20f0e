package io.github.usageexport.simulator;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;

/** Reads a large world once and prints what the simulator gave; not a test. */
final class SimulatorBenchmark {
  private SimulatorBenchmark() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var accounts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    var options = SimulatorOptions.defaults().withSubaccounts(accounts).withCategories(400, 16);
    try (var simulator = Simulator.start(options);
        var reader = Reader.of(simulator)) {
      var clock = Clock.systemUTC();
      var begun = clock.instant();
      try (var threads = Executors.newFixedThreadPool(8)) {
        for (var account : simulator.world().accounts()) {
          threads.execute(() -> read(reader, Usage.path(account, "Daily")));
        }
      }
      print(simulator, Duration.between(begun, clock.instant()), System.out);
    }
  }

  // Looks for the link alone: parsing a page costs more than making it.
  private static void read(Reader reader, String path) {
    var next = path + "?StartDate=-34days&IncludeSubaccounts=false&PageSize=1000";
    while (!next.isEmpty()) {
      var body = new String(reader.get(next).body(), 0, 1500, StandardCharsets.UTF_8);
      var link = body.indexOf("\"next_page_uri\":\"");
      next = link < 0 ? "" : body.substring(link + 17, body.indexOf('"', link + 17));
    }
  }

  private static void print(Simulator simulator, Duration took, PrintStream out) {
    var metrics = simulator.metrics();
    var runtime = Runtime.getRuntime();
    out.printf(
        Locale.ROOT,
        "%d rows, %d MB in %d ms: %d rows/s; heap in use %d MB%n",
        metrics.rows(),
        metrics.bytes() / 1_000_000,
        took.toMillis(),
        metrics.rows() * 1000 / Math.max(1, took.toMillis()),
        (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000);
  }
}
