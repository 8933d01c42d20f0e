package io.github.usageexport.benchmark;

import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.simulator.http.ServerOptions;
import io.github.usageexport.simulator.world.StatementOptions;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** The simulator in a process of its own, which ends when its input does. */
final class SimulatedTwilio {
  /** Accounts created lately state fewer days: with so long a history hardly one is. */
  private static final int HISTORY_DAYS = 3000;

  private SimulatedTwilio() {}

  /** Accounts, categories, used categories, milliseconds of latency. */
  public static void main(String[] arguments) throws IOException {
    int accounts = Integer.parseInt(arguments[0]);
    SimulatorOptions options =
        SimulatorOptions.defaults()
            .withSubaccounts(accounts - 1)
            .withCategories(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
            .withHistoryDays(HISTORY_DAYS)
            .withStart(Clock.systemUTC().instant())
            .movingWith(Clock.systemUTC())
            .withStatement(StatementOptions.defaults().withDelayedPrices(0))
            .withServer(
                ServerOptions.defaults()
                    .withLatency(Duration.ofMillis(Integer.parseInt(arguments[3])), Duration.ZERO));
    try (Simulator simulator = Simulator.start(options)) {
      System.out.println(simulator.baseUrl());
      System.out.println(simulator.accountSid());
      System.out.println(simulator.authToken());
      while (System.in.read() >= 0) {
        // Whoever started it holds the other end until it has enough.
      }
    }
  }
}
