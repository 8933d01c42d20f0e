package io.github.usageexport.architecture.broken.simulator;

import io.github.usageexport.architecture.broken.snapshot.CyclicA;

/** A simulator that copies its answers from the code under test. */
public final class Accomplice {
  public CyclicA chicken() {
    return new CyclicA();
  }
}
