package io.github.usageexport.cli.packaging;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code java -jar target/usage.jar} as the launcher starts it, in a fresh JVM. */
final class PackagedCommand {
  static final Path JAR = Path.of("target/usage.jar");
  static final Path LIB = Path.of("target/lib");

  private static final long DEADLINE_SECONDS = 120;

  private PackagedCommand() {}

  record Result(int exit, String out, String err) {}

  /** Runs a command to its end; what it prints goes to files in {@code folder}. */
  static Result run(Path folder, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("--enable-native-access=ALL-UNNAMED");
    line.add("--sun-misc-unsafe-memory-access=allow");
    line.addAll(options);
    line.addAll(List.of("-jar", JAR.toString()));
    line.addAll(List.of(arguments));
    File out = folder.resolve("out.txt").toFile();
    File err = folder.resolve("err.txt").toFile();
    Process process = new ProcessBuilder(line).redirectOutput(out).redirectError(err).start();
    try {
      if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("%s took more than %d s".formatted(line, DEADLINE_SECONDS));
      }
    } finally {
      process.destroyForcibly();
    }
    return new Result(
        process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
  }
}
