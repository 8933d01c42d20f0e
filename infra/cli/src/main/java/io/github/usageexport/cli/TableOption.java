package io.github.usageexport.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether the store is a table instead of the embedded one. */
final class TableOption {
  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "A DynamoDB table instead of the embedded store (default: $USAGE_TABLE)")
  private @Nullable String table;

  @Nullable String name() {
    return table;
  }
}
