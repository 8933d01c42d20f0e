package io.github.usageexport.benchmark;

import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The parts of the path, each by itself, by JMH. */
final class Micro {
  private Micro() {}

  /** Those whose name contains one of {@code names}; all of them if there is none. */
  static void run(List<String> names) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .addProfiler(CpuTime.class)
            .jvmArgs(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    names.forEach(options::include);
    new Runner(options.build()).run();
  }
}
