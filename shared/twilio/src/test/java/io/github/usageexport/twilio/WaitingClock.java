package io.github.usageexport.twilio;

import io.github.usageexport.run.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves only when someone waits, and keeps how long each wait was. */
final class WaitingClock extends Clock implements Pause {
  private Instant now;
  private final List<Duration> waits = new ArrayList<>();

  WaitingClock(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized void forDuration(Duration duration) {
    waits.add(duration);
    now = now.plus(duration);
  }

  synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("time is GMT here");
  }
}
