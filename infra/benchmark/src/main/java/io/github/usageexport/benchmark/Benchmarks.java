package io.github.usageexport.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs one benchmark by its name and prints its lines in Markdown. */
public final class Benchmarks {
  private static final String NAMES =
      "latency [IN_FLIGHT…], cpu [IN_FLIGHT…], memory, memory-full, day, store, micro [NAME], cost";

  private static final Pattern IN_FLIGHT = Pattern.compile("[1-9]\\d?|[1-4]\\d\\d|500");

  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    try {
      run(Arrays.asList(arguments));
    } catch (UnknownBenchmark e) {
      System.err.println("benchmark: " + e.getMessage());
      System.exit(2);
    }
  }

  private static void run(List<String> arguments) throws Exception {
    if (arguments.isEmpty()) {
      throw new UnknownBenchmark("name one of " + NAMES);
    }
    Path folder = Files.createTempDirectory("usage-benchmark-");
    try {
      run(arguments.getFirst(), arguments.subList(1, arguments.size()), folder);
    } finally {
      delete(folder);
    }
  }

  private static void run(String name, List<String> arguments, Path folder) throws Exception {
    switch (name) {
      case "day" -> Jvm.run(Jvm.of(LargeDay.class, LargeDay.HEAP_MEGABYTES).inheritIO());
      case "store" ->
          Jvm.run(
              Jvm.of(LargeStore.class, LargeStore.HEAP_MEGABYTES, folder.toString()).inheritIO());
      case "micro" -> Micro.run(arguments);
      case "cost" -> MonthlyCost.print(System.out, folder);
      default ->
          new WholePath(scenario(name), folder)
              .run(arguments.stream().map(Benchmarks::inFlight).toList());
    }
  }

  private static Scenario scenario(String name) {
    return Scenario.ALL.stream()
        .filter(scenario -> scenario.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UnknownBenchmark(
                    "there is no benchmark '%s': name one of %s".formatted(name, NAMES)));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static int inFlight(String argument) {
    if (!IN_FLIGHT.matcher(argument).matches()) {
      throw new UnknownBenchmark(
          "'%s' is no number of requests in flight: give whole numbers from 1 to 500"
              .formatted(argument));
    }
    return Integer.parseInt(argument);
  }

  /** What was asked for is none of those that there are. */
  private static final class UnknownBenchmark extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnknownBenchmark(String message) {
      super(message);
    }
  }
}
