package io.github.usageexport.architecture.broken.control;

import io.github.usageexport.architecture.broken.simulator.Accomplice;

final class UpsideDown {
  Accomplice accomplice() {
    return new Accomplice();
  }
}
