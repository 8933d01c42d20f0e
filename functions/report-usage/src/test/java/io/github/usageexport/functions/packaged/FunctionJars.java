package io.github.usageexport.functions.packaged;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the jars of the functions lie, and what they are started with. */
final class FunctionJars {
  static final List<String> STAGES =
      List.of("plan-export", "collect-usage", "export-usage", "report-usage");

  private static final Path FUNCTIONS = Path.of("..").toAbsolutePath().normalize();

  private FunctionJars() {}

  static Path of(String stage) {
    Path jar = FUNCTIONS.resolve(stage).resolve("target").resolve(stage + ".jar");
    if (Files.notExists(jar)) {
      throw new IllegalStateException(jar + " is not there: build it with mvn package");
    }
    return jar;
  }

  static Path event(String stage) {
    return FUNCTIONS.resolveSibling("events").resolve(stage + ".json");
  }

  static String handler(String stage) {
    String pascal =
        Stream.of(stage.split("-"))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
    return "io.github.usageexport.functions.%s.%sHandler"
        .formatted(stage.replace("-", ""), pascal);
  }
}
