package io.github.usageexport.functions.planexport;

final class Wiring {
  private Wiring() {}

  static PlanRun planRun(Settings settings) {
    throw new UnsupportedOperationException(settings.toString());
  }
}
