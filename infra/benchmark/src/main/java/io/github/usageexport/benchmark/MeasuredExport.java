package io.github.usageexport.benchmark;

import io.github.usageexport.cli.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** {@code usage} as it is, which leaves behind what it used. */
final class MeasuredExport {
  private MeasuredExport() {}

  /** The file for what was used, then the arguments of {@code usage}. */
  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> write(file)));
    Usage.main(Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private static void write(Path file) {
    Meters meters = Meters.read();
    try {
      Files.write(
          file,
          List.of(
              Long.toString(meters.cpu().toNanos()),
              Long.toString(meters.peakHeapBytes()),
              Long.toString(meters.peakResidentBytes())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
