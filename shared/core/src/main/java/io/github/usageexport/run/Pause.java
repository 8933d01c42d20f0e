package io.github.usageexport.run;

import java.time.Duration;

/** Port: the only way to wait, so that a test can wait without time passing. */
@FunctionalInterface
public interface Pause {
  /** Lets real time pass. */
  Pause SLEEP = duration -> Thread.sleep(duration);

  void forDuration(Duration duration) throws InterruptedException;
}
