package io.github.usageexport.simulator.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that is set and advanced by hand, and may also run with another; always in UTC. */
public final class VirtualClock extends Clock {
  private final Clock base;
  private final ZoneId zone;
  private final AtomicReference<Duration> offset;

  private VirtualClock(Clock base, ZoneId zone, AtomicReference<Duration> offset) {
    this.base = base;
    this.zone = zone;
    this.offset = offset;
  }

  /** Stands still at {@code start} until it is advanced. */
  public static VirtualClock standingAt(Instant start) {
    return new VirtualClock(
        Clock.fixed(start, ZoneOffset.UTC), ZoneOffset.UTC, new AtomicReference<>(Duration.ZERO));
  }

  /** Shows {@code start} now and goes on as {@code base} does. */
  public static VirtualClock runningFrom(Instant start, Clock base) {
    var offset = Duration.between(base.instant(), start);
    return new VirtualClock(base, ZoneOffset.UTC, new AtomicReference<>(offset));
  }

  /** Moves on by the given time. */
  public void advance(Duration time) {
    offset.updateAndGet(before -> before.plus(time));
  }

  /** Jumps to the given instant, forwards or backwards. */
  public void set(Instant instant) {
    offset.set(Duration.between(base.instant(), instant));
  }

  @Override
  public Instant instant() {
    return base.instant().plus(offset.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same clock, moved by the same hands, seen from another zone. */
  @Override
  public Clock withZone(ZoneId other) {
    return new VirtualClock(base, other, offset);
  }
}
