package io.github.usageexport.functions.collectusage;

final class Wiring {
  private Wiring() {}

  static CollectBatch collectBatch(Settings settings) {
    throw new UnsupportedOperationException(settings.toString());
  }
}
