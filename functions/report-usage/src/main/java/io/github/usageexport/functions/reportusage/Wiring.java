package io.github.usageexport.functions.reportusage;

final class Wiring {
  private Wiring() {}

  static EndRun endRun(Settings settings) {
    return java.util.Optional.<EndRun>empty().orElseThrow();
  }
}
