package io.github.usageexport.architecture.broken.cli;

import java.util.Map;
import java.util.function.Supplier;

final class Eavesdropper {
  final Supplier<Map<String, String>> environment = System::getenv;
}
