package io.github.usageexport.architecture.broken.snapshot;

import io.github.usageexport.architecture.broken.twilio.Egg;

/** Comes from an egg. */
public final class Chicken {
  public Egg egg() {
    return new Egg();
  }
}
