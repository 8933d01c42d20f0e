package io.github.usageexport.architecture.broken.twilio;

import io.github.usageexport.architecture.broken.snapshot.CyclicA;

/** The other half of the cycle. */
public final class CyclicB {
  public CyclicA other() {
    return new CyclicA();
  }
}
