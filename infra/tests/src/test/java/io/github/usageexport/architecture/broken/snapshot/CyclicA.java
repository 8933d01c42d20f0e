package io.github.usageexport.architecture.broken.snapshot;

import io.github.usageexport.architecture.broken.twilio.CyclicB;

/** One half of a cycle between two packages. */
public final class CyclicA {
  public CyclicB other() {
    return new CyclicB();
  }
}
