package io.github.usageexport.cli;

import io.github.usageexport.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code usage export}, packaged, in a process of its own: to be waited for, or killed. */
final class ExportProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target/usage.jar");
  private static final long DEADLINE_SECONDS = 120;

  private final Process process;
  private final Path err;

  private ExportProcess(Process process, Path err) {
    this.process = process;
    this.err = err;
  }

  static ExportProcess start(Path data, Simulator simulator, List<String> arguments)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx256m"));
    // It lives for a second or two: most of its time would else be the compiler's.
    line.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-XX:TieredStopAtLevel=1"));
    line.addAll(List.of("-jar", JAR.toString(), "export", "--data", data.toString()));
    line.addAll(arguments);
    Path err = Files.createTempFile("export", ".err");
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("TWILIO_BASE_URL", simulator.baseUrl().toString());
    builder.environment().put("TWILIO_ACCOUNT_SID", simulator.accountSid());
    builder.environment().put("TWILIO_AUTH_TOKEN", simulator.authToken());
    return new ExportProcess(
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(err.toFile()).start(),
        err);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL; returns at once. */
  void kill() {
    process.destroyForcibly();
  }

  int waitFor() throws InterruptedException {
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("an export took more than %d s".formatted(DEADLINE_SECONDS));
    }
    return process.exitValue();
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  /** The id that it prints first; empty if it has not come to it. */
  Optional<String> runId() throws IOException {
    return err()
        .lines()
        .filter(line -> line.startsWith("run "))
        .map(line -> line.substring("run ".length()))
        .findFirst();
  }

  @Override
  public void close() throws IOException {
    kill();
    process.onExit().join();
    Files.deleteIfExists(err);
  }
}
