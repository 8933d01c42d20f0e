package io.github.usageexport.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs one benchmark by its name and prints its lines in Markdown. */
public final class Benchmarks {
  private static final String NAMES =
      "latency [IN_FLIGHT…], cpu [IN_FLIGHT…], memory, memory-full, day, store, micro [NAME], cost";

  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      System.err.println("name one of: " + NAMES);
      System.exit(2);
    }
    Path folder = Files.createTempDirectory("usage-benchmark-");
    try {
      run(arguments[0], Arrays.asList(arguments).subList(1, arguments.length), folder);
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
              .run(arguments.stream().map(Integer::valueOf).toList());
    }
  }

  private static Scenario scenario(String name) {
    return Scenario.ALL.stream()
        .filter(scenario -> scenario.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no benchmark '%s': name one of %s".formatted(name, NAMES)));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
