package io.github.usageexport.cli;

import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.simulator.world.ZeroRows;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code usage simulate}: the Twilio simulator in the foreground. */
@Command(
    name = "simulate",
    description = "Run the Twilio simulator until it is stopped.",
    footer = {"", "What it prints can be pasted into another shell."})
final class SimulateCommand implements Callable<Integer> {
  private static final int MOST_PORT = 65_535;
  private static final int MOST_LATENCY = 60_000;
  private static final int MOST_FAULTS = 1_000;

  private final Terminal terminal;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port on 127.0.0.1 (default: a free one)")
  private int port;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another seed, another world (default: 1)")
  private long seed;

  @Option(
      names = "--subaccounts",
      paramLabel = "N",
      defaultValue = "8",
      description = "Besides the parent (default: 8)")
  private int subaccounts;

  @Option(
      names = "--history-days",
      paramLabel = "N",
      defaultValue = "120",
      description = "Days of usage before the start (default: 120)")
  private int historyDays;

  @Option(
      names = "--categories",
      paramLabel = "N",
      defaultValue = "250",
      description = "Category names that are stated (default: 250)")
  private int categories;

  @Option(
      names = "--start",
      paramLabel = "INSTANT",
      description = "Its time at the start, such as 2026-11-01T09:00:00Z (default: now)")
  private @Nullable String start;

  @Option(
      names = "--latency-ms",
      paramLabel = "N",
      defaultValue = "0",
      description = "Milliseconds that each answer takes (default: 0)")
  private int latencyMillis;

  @Option(
      names = "--faults-per-mille",
      paramLabel = "N",
      defaultValue = "0",
      description = "Requests in a thousand that fail and can be retried (default: 0)")
  private int faultsPerMille;

  @Option(names = "--no-zero-rows", description = "State only categories with usage")
  private boolean withoutZeroRows;

  SimulateCommand(Terminal terminal, Shutdown shutdown) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Simulator simulator = Simulator.start(options())) {
      terminal.out().println("export TWILIO_BASE_URL=" + simulator.baseUrl());
      terminal.out().println("export TWILIO_ACCOUNT_SID=" + simulator.accountSid());
      terminal.out().println("export TWILIO_AUTH_TOKEN=" + simulator.authToken());
      terminal.out().flush();
      terminal.err().println("simulating until Ctrl-C");
      new CountDownLatch(1).await();
      return ExitCode.DONE;
    } catch (IOException e) {
      terminal
          .err()
          .printf("usage: port %d cannot be served on (%s): name another%n", port, e.getMessage());
      return ExitCode.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.DONE;
    }
  }

  private SimulatorOptions options() {
    OptionText.requireRange("--port", port, 0, MOST_PORT);
    OptionText.requireRange("--latency-ms", latencyMillis, 0, MOST_LATENCY);
    OptionText.requireRange("--faults-per-mille", faultsPerMille, 0, MOST_FAULTS);
    try {
      return SimulatorOptions.defaults()
          .withSeed(seed)
          .withSubaccounts(subaccounts)
          .withHistoryDays(historyDays)
          .withCategories(categories, Math.min(categories, 16))
          .withStart(start == null ? terminal.clock().instant() : Instant.parse(start))
          .movingWith(terminal.clock())
          .withPort(port)
          .withLatency(Duration.ofMillis(latencyMillis))
          .withZeroRows(withoutZeroRows ? ZeroRows.OMITTED : ZeroRows.STATED)
          .withRecoverableFaults(faultsPerMille);
    } catch (DateTimeParseException e) {
      throw new InvalidRequestException(
          "--start '%s' is no instant, such as 2026-11-01T09:00:00Z".formatted(start), e);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage()).replace("historyDays ", "history-days ");
      throw new InvalidRequestException("--" + message, e);
    }
  }
}
