package io.github.usageexport.architecture.broken.twilio;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

final class WatchWearer {
  final Supplier<Instant> byReference = Instant::now;
  final Supplier<LocalDate> inALambda = () -> LocalDate.now(ZoneOffset.UTC);
  final LongSupplier millis = System::currentTimeMillis;

  Instant ofItsOwn() {
    return Clock.systemUTC().instant();
  }

  long elapsed() {
    return System.nanoTime();
  }

  LocalDate allowed(Clock clock) {
    return LocalDate.now(clock);
  }
}
