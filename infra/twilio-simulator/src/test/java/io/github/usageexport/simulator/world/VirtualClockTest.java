package io.github.usageexport.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
  private static final Instant START = Instant.parse("2026-11-20T09:30:00Z");

  @Test
  void standsStillUntilItIsMoved() {
    var clock = VirtualClock.standingAt(START);
    assertThat(clock.instant()).isEqualTo(START);
    clock.advance(Duration.ofDays(2));
    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(2)));
    clock.set(START);
    assertThat(clock.instant()).isEqualTo(START);
  }

  @Test
  void goesOnAsItsBaseDoes() {
    var base = VirtualClock.standingAt(Instant.EPOCH);
    var clock = VirtualClock.runningFrom(START, base);
    base.advance(Duration.ofSeconds(7));
    clock.advance(Duration.ofHours(1));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(3607));
  }

  @Test
  void isMovedInEveryZoneAtOnce() {
    var clock = VirtualClock.standingAt(START);
    var elsewhere = clock.withZone(ZoneId.of("Pacific/Apia"));
    clock.advance(Duration.ofMinutes(1));
    assertThat(elsewhere.instant()).isEqualTo(clock.instant());
    assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Pacific/Apia"));
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
  }
}
