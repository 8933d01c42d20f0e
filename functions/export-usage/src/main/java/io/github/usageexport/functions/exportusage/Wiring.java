package io.github.usageexport.functions.exportusage;

final class Wiring {
  private Wiring() {}

  static ExportPartition exportPartition(Settings settings) {
    throw new UnsupportedOperationException(settings.toString());
  }
}
