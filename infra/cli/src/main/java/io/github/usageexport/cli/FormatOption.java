package io.github.usageexport.cli;

import io.github.usageexport.cli.query.QueryFormat;
import picocli.CommandLine.Option;

/** How rows are written. */
final class FormatOption {
  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "table",
      description = "table, csv or json (default: table)")
  private String format = "table";

  QueryFormat value() {
    return OptionText.value("--format", format, QueryFormat::of);
  }
}
