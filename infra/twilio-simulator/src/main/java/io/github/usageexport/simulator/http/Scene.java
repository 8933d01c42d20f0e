package io.github.usageexport.simulator.http;

import io.github.usageexport.simulator.fault.FaultSchedule;
import io.github.usageexport.simulator.world.World;
import java.time.Clock;
import java.time.Instant;

/** The world, the time and the weather, as they are now; world and weather can be exchanged. */
public final class Scene {
  private final Clock clock;
  private volatile World world;
  private volatile Weather weather;

  public Scene(World world, Clock clock, FaultSchedule faults) {
    this.world = world;
    this.clock = clock;
    this.weather = Weather.of(faults);
  }

  public World world() {
    return world;
  }

  public void change(World other) {
    world = other;
  }

  /** From now on; the attempts of every request are counted anew. */
  public void change(FaultSchedule other) {
    weather = Weather.of(other);
  }

  Weather weather() {
    return weather;
  }

  Instant now() {
    return clock.instant();
  }
}
