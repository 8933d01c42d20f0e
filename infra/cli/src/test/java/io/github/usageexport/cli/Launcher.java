package io.github.usageexport.cli;

import io.github.usageexport.simulator.Simulator;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The script {@code usage} in a tree of its own, started as cron would: with a path, a Java and
 * nothing else in its environment.
 */
final class Launcher {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final long DEADLINE_SECONDS = 240;

  private final Path tree;
  private final Map<String, String> environment = new TreeMap<>();
  private Path workingFolder;

  private Launcher(Path tree) {
    this.tree = tree;
    this.workingFolder = tree;
    environment.put("PATH", System.getenv("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
  }

  /** What Maven built just now, with no sources beside it. */
  static Launcher built(Path tree) throws IOException {
    Launcher launcher = script(tree);
    Files.createDirectories(tree.resolve("infra/cli"));
    Files.createSymbolicLink(launcher.target(), TARGET);
    return launcher;
  }

  /** As {@link #built}, but of the jars that it runs on, those that begin so are gone. */
  static Launcher builtWithout(Path tree, String prefix) throws IOException {
    Launcher launcher = script(tree);
    Path lib = Files.createDirectories(launcher.target().resolve("lib"));
    Files.copy(TARGET.resolve("usage.jar"), launcher.target().resolve("usage.jar"));
    try (Stream<Path> files = Files.list(TARGET.resolve("lib"))) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (!name.startsWith(prefix)) {
          Files.createSymbolicLink(lib.resolve(name), file);
        }
      }
    }
    return launcher;
  }

  /** The script alone. */
  static Launcher script(Path tree) throws IOException {
    Files.createDirectories(tree);
    Files.copy(Path.of("../../usage"), tree.resolve("usage"));
    Files.setPosixFilePermissions(
        tree.resolve("usage"), PosixFilePermissions.fromString("rwxr-xr-x"));
    return new Launcher(tree);
  }

  /** The same script, wherever it was moved to. */
  Launcher movedTo(Path other) throws IOException {
    Files.move(tree, other);
    Launcher moved = new Launcher(other);
    moved.environment.putAll(environment);
    return moved;
  }

  Launcher with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Launcher of(Simulator simulator) {
    return with("TWILIO_BASE_URL", simulator.baseUrl().toString())
        .with("TWILIO_ACCOUNT_SID", simulator.accountSid())
        .with("TWILIO_AUTH_TOKEN", simulator.authToken())
        .with("TWILIO_STATUS_URL", "off");
  }

  Launcher in(Path folder) {
    workingFolder = folder;
    return this;
  }

  Path target() {
    return tree.resolve("infra/cli/target");
  }

  Machine.Result run(String... arguments) throws IOException, InterruptedException {
    return start(tree.resolve("usage").toString(), arguments);
  }

  /** Runs the script by another name for it, such as a relative one. */
  Machine.Result start(String script, String... arguments)
      throws IOException, InterruptedException {
    // The shell decodes no argument: bytes reach the launcher as they are in this script.
    Path call = Files.createTempFile("call", ".sh");
    File out = Files.createTempFile("call", ".out").toFile();
    File err = Files.createTempFile("call", ".err").toFile();
    try {
      Files.writeString(call, line(script, arguments));
      ProcessBuilder builder = new ProcessBuilder("sh", call.toString());
      builder.environment().clear();
      Process process = builder.redirectOutput(out).redirectError(err).start();
      try {
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
          throw new IllegalStateException("usage took more than %d s".formatted(DEADLINE_SECONDS));
        }
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      return new Machine.Result(
          process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    } finally {
      Files.delete(call);
      Files.delete(out.toPath());
      Files.delete(err.toPath());
    }
  }

  private String line(String script, String... arguments) {
    List<String> words = new ArrayList<>(List.of("exec", "env", "-i"));
    environment.forEach((name, value) -> words.add(quoted(name + "=" + value)));
    words.add(quoted(script));
    for (String argument : arguments) {
      words.add(quoted(argument));
    }
    return "cd %s\n%s\n".formatted(quoted(workingFolder.toString()), String.join(" ", words));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
