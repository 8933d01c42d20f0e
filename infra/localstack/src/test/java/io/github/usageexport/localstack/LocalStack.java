package io.github.usageexport.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** LocalStack as {@code localstack.sh} starts it, or the one that AWS_ENDPOINT_URL names. */
final class LocalStack implements AutoCloseable {
  private static final String ENDPOINT = "AWS_ENDPOINT_URL";
  private static final Path SCRIPT = Path.of("localstack.sh").toAbsolutePath();

  /** The script's status where Python 3.13 is missing. */
  private static final int NO_PYTHON = 3;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whether it is ours to stop, and to look into. */
  private final boolean own;

  private LocalStack(boolean own) {
    this.own = own;
  }

  /**
   * @throws TestAbortedException where there is no Python 3.13 to start it with
   */
  static LocalStack start() {
    boolean own = System.getenv(ENDPOINT) == null;
    LocalStack localStack = new LocalStack(own);
    if (own) {
      localStack.run("up");
    }
    return localStack;
  }

  String endpoint() {
    return own ? "http://127.0.0.1:4566" : System.getenv(ENDPOINT);
  }

  boolean isOwn() {
    return own;
  }

  /** Where the script keeps what it installs, and what LocalStack writes. */
  static Path home() {
    String home = System.getenv("LOCALSTACK_HOME");
    return home == null ? Path.of("target/home").toAbsolutePath() : Path.of(home);
  }

  void deploy(String stack, String... parameters) {
    List<String> arguments = new ArrayList<>(List.of("deploy", stack));
    arguments.addAll(List.of(parameters));
    run(arguments.toArray(String[]::new));
  }

  /** What the AWS command line answers. */
  JsonNode aws(String... arguments) {
    List<String> all = new ArrayList<>(List.of("aws"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--output", "json"));
    String answer = run(all.toArray(String[]::new));
    try {
      return answer.isBlank() ? MissingNode.getInstance() : JSON.readTree(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(String.join(" ", arguments) + ": " + answer, e);
    }
  }

  /** A file that is copied, and its answer, need no JSON. */
  String run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(List.of(arguments));
    try {
      Path errors = Files.createTempFile("localstack", ".err");
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      Process process = builder.start();
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      String said = Files.readString(errors);
      Files.delete(errors);
      if (status == NO_PYTHON) {
        System.out.println("the rehearsal was not run: it " + said.strip());
        throw new TestAbortedException("the rehearsal " + said.strip());
      }
      if (status != 0) {
        throw new IllegalStateException(
            "%s ended with %d: %s".formatted(String.join(" ", arguments), status, said));
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (own) {
      run("down");
    }
  }
}
