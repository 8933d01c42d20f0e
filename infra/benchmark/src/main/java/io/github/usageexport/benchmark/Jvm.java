package io.github.usageexport.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts a class of this class path in a process of its own, with the launcher's options. */
final class Jvm {
  private Jvm() {}

  static ProcessBuilder of(Class<?> main, int heapMegabytes, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMegabytes + "m");
    command.add("-XX:+UseSerialGC");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /**
   * Runs it to its end.
   *
   * @throws IllegalStateException if it does not exit with 0
   */
  static void run(ProcessBuilder process) throws java.io.IOException, InterruptedException {
    int exit = process.start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("%s exited with %d".formatted(process.command(), exit));
    }
  }
}
