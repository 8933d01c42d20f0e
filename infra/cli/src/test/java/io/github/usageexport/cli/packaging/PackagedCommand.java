package io.github.usageexport.cli.packaging;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    File out = folder.resolve("out.txt").toFile();
    File err = folder.resolve("err.txt").toFile();
    Process process = command(options, arguments).redirectOutput(out).redirectError(err).start();
    await(process);
    return new Result(
        process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
  }

  /** Runs a command whose reader leaves after the first line. */
  static Result head(Path folder, String... arguments) throws IOException, InterruptedException {
    File err = folder.resolve("err.txt").toFile();
    Process process = command(List.of(), arguments).redirectError(err).start();
    String first;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      first = String.valueOf(out.readLine());
    }
    await(process);
    return new Result(process.exitValue(), first, Files.readString(err.toPath()));
  }

  record Interrupted(int exit, Duration took, String err) {}

  /** Runs a command that does not end by itself, and sends it SIGINT after this time. */
  static Interrupted interrupt(Path folder, Duration after, String... arguments)
      throws IOException, InterruptedException {
    File err = folder.resolve("err.txt").toFile();
    Process process =
        command(List.of(), arguments)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err)
            .start();
    if (process.waitFor(after)) {
      throw new IllegalStateException("it ended by itself: " + Files.readString(err.toPath()));
    }
    long started = System.nanoTime();
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    await(process);
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    return new Interrupted(process.exitValue(), took, Files.readString(err.toPath()));
  }

  private static void await(Process process) throws InterruptedException {
    try {
      if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "%s took more than %d s".formatted(process.info(), DEADLINE_SECONDS));
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static ProcessBuilder command(List<String> options, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("--enable-native-access=ALL-UNNAMED");
    line.add("--sun-misc-unsafe-memory-access=allow");
    line.addAll(options);
    line.addAll(List.of("-jar", JAR.toString()));
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line);
  }
}
