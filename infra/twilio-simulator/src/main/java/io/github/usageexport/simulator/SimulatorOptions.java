package io.github.usageexport.simulator;

import io.github.usageexport.simulator.fault.FaultSchedule;
import io.github.usageexport.simulator.fault.SeededFaults;
import io.github.usageexport.simulator.http.Disagreement;
import io.github.usageexport.simulator.http.ServerOptions;
import io.github.usageexport.simulator.world.GivenAmounts;
import io.github.usageexport.simulator.world.StatementOptions;
import io.github.usageexport.simulator.world.WorldOptions;
import io.github.usageexport.simulator.world.ZeroRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A world, a server, the weather and the time.
 *
 * @param faults what goes wrong, and when
 * @param base the clock that the virtual one moves with; one that stands still by default
 */
public record SimulatorOptions(
    WorldOptions world, ServerOptions server, FaultSchedule faults, Clock base) {

  /** The world's and the server's defaults, fair weather, and a clock moved by hand only. */
  public static SimulatorOptions defaults() {
    return new SimulatorOptions(
        WorldOptions.defaults(),
        ServerOptions.defaults(),
        FaultSchedule.none(),
        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  public SimulatorOptions withWorld(WorldOptions value) {
    return new SimulatorOptions(value, server, faults, base);
  }

  public SimulatorOptions withServer(ServerOptions value) {
    return new SimulatorOptions(world, value, faults, base);
  }

  public SimulatorOptions withFaults(FaultSchedule value) {
    return new SimulatorOptions(world, server, value, base);
  }

  /** The virtual clock starts at the world's start and goes on as this one does. */
  public SimulatorOptions movingWith(Clock value) {
    return new SimulatorOptions(world, server, faults, value);
  }

  public SimulatorOptions withSeed(long seed) {
    return withWorld(world.withSeed(seed));
  }

  /** So many subaccounts besides the parent. */
  public SimulatorOptions withSubaccounts(int count) {
    return withWorld(world.withSubaccounts(count));
  }

  public SimulatorOptions withHistoryDays(int days) {
    return withWorld(world.withHistoryDays(days));
  }

  /** The clock's first instant, and the end of the history. */
  public SimulatorOptions withStart(Instant start) {
    return withWorld(world.withStart(start));
  }

  /** How many category names are stated, and how many leaves among them an account uses. */
  public SimulatorOptions withCategories(int stated, int used) {
    return withWorld(world.withCategories(stated, used));
  }

  public SimulatorOptions withStatement(StatementOptions value) {
    return withWorld(world.withStatement(value));
  }

  public SimulatorOptions withZeroRows(ZeroRows value) {
    return withStatement(world.statement().withZeroRows(value));
  }

  /** States these amounts besides those of the world. */
  public SimulatorOptions withGiven(List<GivenAmounts> given) {
    return withWorld(world.withGiven(given));
  }

  /** On 127.0.0.1; 0 for a free one. */
  public SimulatorOptions withPort(int port) {
    return withServer(server.withPort(port));
  }

  public SimulatorOptions withLatency(Duration perRequest) {
    return withServer(server.withLatency(perRequest, server.latencyPerRow()));
  }

  /** One resource does not agree with the days of the accounts. */
  public SimulatorOptions withDisagreement(Disagreement value) {
    return withServer(server.withDisagreement(value));
  }

  /** So many in a thousand requests fail in ways that a patient reader gets over. */
  public SimulatorOptions withRecoverableFaults(int perMille) {
    return withFaults(
        perMille == 0 ? FaultSchedule.none() : SeededFaults.recoverable(world.seed(), perMille));
  }
}
