package io.github.usageexport.cli;

import io.github.usageexport.simulator.Simulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** {@code usage} of this class path in a JVM of its own, with an environment of its own. */
final class CommandProcess implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 120;

  private final Process process;
  private final Path err;

  private CommandProcess(Process process, Path err) {
    this.process = process;
    this.err = err;
  }

  record Result(int exit, String out, String err) {}

  /** The variables of the parent account of a simulator. */
  static Map<String, String> environment(Simulator simulator) {
    return new TreeMap<>(
        Map.of(
            "TWILIO_BASE_URL", simulator.baseUrl().toString(),
            "TWILIO_ACCOUNT_SID", simulator.accountSid(),
            "TWILIO_AUTH_TOKEN", simulator.authToken()));
  }

  static CommandProcess start(Map<String, String> environment, String... arguments)
      throws IOException {
    return start(List.of(), environment, arguments);
  }

  /**
   * @param prefix a program that starts the rest of its command line, such as {@code setpriv}
   */
  static CommandProcess start(
      List<String> prefix, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> line = new ArrayList<>(prefix);
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx256m"));
    line.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-XX:TieredStopAtLevel=1"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Usage.class.getName()));
    line.addAll(List.of(arguments));
    Path err = Files.createTempFile("usage", ".err");
    ProcessBuilder builder = new ProcessBuilder(line).redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("(TWILIO|USAGE|AWS)_.*"));
    builder.environment().putAll(environment);
    return new CommandProcess(builder.start(), err);
  }

  static Result run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    try (CommandProcess started = start(environment, arguments)) {
      return started.await();
    }
  }

  /** Runs a command whose reader leaves after the first line, as {@code | head -n 1} does. */
  static Result head(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    try (CommandProcess started = start(environment, arguments)) {
      String first;
      try (BufferedReader out = started.process.inputReader(StandardCharsets.UTF_8)) {
        first = String.valueOf(out.readLine());
      }
      return new Result(started.exit(), first, started.err());
    }
  }

  long pid() {
    return process.pid();
  }

  /** Its whole output, once it has ended. */
  Result await() throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(exit(), out, err());
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  private int exit() throws InterruptedException {
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("a command took more than %d s".formatted(DEADLINE_SECONDS));
    }
    return process.exitValue();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    process.onExit().join();
    Files.deleteIfExists(err);
  }
}
