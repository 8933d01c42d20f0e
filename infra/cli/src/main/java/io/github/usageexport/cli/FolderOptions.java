package io.github.usageexport.cli;

import io.github.usageexport.lake.s3.S3Location;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where store and lake lie. */
final class FolderOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of snapshots.db and lake/ (default: $USAGE_DATA or usage-data)")
  private @Nullable Path data;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description = "Folder of the lake (default: $USAGE_LAKE or DATA/lake)")
  private @Nullable String lake;

  Path data(Terminal terminal) {
    return new Environment(terminal.environment()).data(data);
  }

  Path lake(Terminal terminal) {
    return new Environment(terminal.environment()).lake(lake, data(terminal));
  }

  /** The lake's place in S3; empty if it is a folder. */
  Optional<S3Location> lakeInS3(Terminal terminal) {
    return new Environment(terminal.environment()).lakeInS3(lake);
  }
}
