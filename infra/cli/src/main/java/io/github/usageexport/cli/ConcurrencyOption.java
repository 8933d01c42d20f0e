package io.github.usageexport.cli;

import io.github.usageexport.run.InvalidRequestException;
import picocli.CommandLine.Option;

/** How many requests may be in flight at once. */
final class ConcurrencyOption {
  private static final int MOST = 500;

  @Option(
      names = "--max-concurrency",
      paramLabel = "N",
      defaultValue = "20",
      description = "Requests in flight at most (default: 20)")
  private int maxConcurrency;

  int value() {
    if (maxConcurrency < 1 || maxConcurrency > MOST) {
      throw new InvalidRequestException(
          "--max-concurrency %d is not in 1..%d: Twilio throttles long before that"
              .formatted(maxConcurrency, MOST));
    }
    return maxConcurrency;
  }
}
