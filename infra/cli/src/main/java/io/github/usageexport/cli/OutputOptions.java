package io.github.usageexport.cli;

import picocli.CommandLine.Option;

/** How much is said, and in which form. */
final class OutputOptions {
  @Option(names = "--json", description = "Exactly one JSON object on stdout")
  private boolean json;

  @Option(names = "--quiet", description = "No progress")
  private boolean quiet;

  boolean isJson() {
    return json;
  }

  boolean isQuiet() {
    return quiet;
  }
}
