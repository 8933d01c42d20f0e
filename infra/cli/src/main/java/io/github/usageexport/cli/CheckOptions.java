package io.github.usageexport.cli;

import io.github.usageexport.plan.UnpricedDays;
import io.github.usageexport.run.InvalidRequestException;
import picocli.CommandLine.Option;

/** What is read beyond the days that are asked for. */
final class CheckOptions {
  private static final int MOST_DAYS = 400;

  @Option(names = "--no-controls", description = "Do not read what the days are compared with")
  private boolean noControls;

  @Option(
      names = "--reread-days",
      paramLabel = "N",
      description =
          "Read days of the last N again whose prices look late (default: 45; 0 for none)")
  private int rereadDays = UnpricedDays.DEFAULT_LOOKBACK_DAYS;

  OneMachineRun.Checks checks() {
    if (rereadDays < 0 || rereadDays > MOST_DAYS) {
      throw new InvalidRequestException(
          "--reread-days %d is not in 0..%d: older days are read by naming them"
              .formatted(rereadDays, MOST_DAYS));
    }
    return new OneMachineRun.Checks(!noControls, rereadDays);
  }
}
