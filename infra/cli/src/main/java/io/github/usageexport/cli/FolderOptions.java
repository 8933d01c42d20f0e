package io.github.usageexport.cli;

import io.github.usageexport.aws.s3.S3Location;
import io.github.usageexport.cli.store.FolderPlace;
import io.github.usageexport.cli.store.StorePlace;
import io.github.usageexport.cli.store.TablePlace;
import io.github.usageexport.lake.LakeStore;
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
      paramLabel = "LAKE",
      description = "Folder or s3://bucket/prefix (default: $USAGE_LAKE or DATA/lake)")
  private @Nullable String lake;

  Path data(Terminal terminal) {
    return new Environment(terminal.environment()).data(data);
  }

  /** The lake's folder, for what reads no other lake. */
  Path lakeFolder(Terminal terminal) {
    return new Environment(terminal.environment()).lakeFolder(lake, data(terminal));
  }

  LakeStore lake(Terminal terminal) {
    return new Environment(terminal.environment()).lake(lake, data(terminal));
  }

  StorePlace store(TableOption table, Terminal terminal) {
    Optional<String> name = new Environment(terminal.environment()).table(table.name());
    return name.<StorePlace>map(
            each -> new TablePlace(each, lakeOnThisMachine(terminal), terminal.pause()))
        .orElseGet(() -> new FolderPlace(data(terminal)));
  }

  /** The lake's folder; empty if it is in S3. */
  Optional<Path> lakeOnThisMachine(Terminal terminal) {
    return lakeInS3(terminal).isPresent() ? Optional.empty() : Optional.of(lakeFolder(terminal));
  }

  /** The lake's place in S3; empty if it is a folder. */
  Optional<S3Location> lakeInS3(Terminal terminal) {
    return new Environment(terminal.environment()).lakeInS3(lake);
  }
}
