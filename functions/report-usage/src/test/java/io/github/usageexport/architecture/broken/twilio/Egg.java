package io.github.usageexport.architecture.broken.twilio;

import io.github.usageexport.architecture.broken.snapshot.Chicken;

/** Comes from a chicken. */
public final class Egg {
  public Chicken chicken() {
    return new Chicken();
  }
}
