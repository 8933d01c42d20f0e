package io.github.usageexport.benchmark;

import java.time.Duration;
import java.util.Locale;

/**
 * What one export did and used.
 *
 * @param allowed requests in flight at most
 * @param mostInFlight requests that were in flight at once
 */
record Measurement(
    int allowed,
    long requests,
    long records,
    long bytes,
    int mostInFlight,
    Duration wall,
    Meters used) {
  static final String HEADER =
      """
      | allowed | in flight | requests | records | MB read | wall s | × ideal | records/s | CPU s | records/s of CPU | heap MB | RSS MB |
      |---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\
      """;

  /** How many times as long it took as waiting for the answers alone; 0 without latency. */
  double timesIdeal(Duration latency) {
    double ideal = requests * seconds(latency) / allowed;
    return ideal == 0 ? 0 : seconds(wall) / ideal;
  }

  double recordsPerSecond() {
    return records / seconds(wall);
  }

  double recordsPerCpuSecond() {
    return records / seconds(used.cpu());
  }

  String line(Scenario scenario) {
    double times = timesIdeal(scenario.latency());
    return String.format(
        Locale.ROOT,
        "| %d | %d | %,d | %,d | %,d | %.1f | %s | %,.0f | %.1f | %,.0f | %d | %d |",
        allowed,
        mostInFlight,
        requests,
        records,
        bytes / 1_000_000,
        seconds(wall),
        times == 0 ? "" : String.format(Locale.ROOT, "%.2f", times),
        recordsPerSecond(),
        seconds(used.cpu()),
        recordsPerCpuSecond(),
        used.peakHeapBytes() >> 20,
        used.peakResidentBytes() >> 20);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
