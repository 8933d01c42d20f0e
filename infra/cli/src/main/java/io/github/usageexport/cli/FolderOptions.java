package io.github.usageexport.cli;

import io.github.usageexport.aws.s3.S3Location;
import io.github.usageexport.cli.sqlite.DataFolderLock.Wait;
import io.github.usageexport.cli.store.FolderPlace;
import io.github.usageexport.cli.store.StorePlace;
import io.github.usageexport.cli.store.TablePlace;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.run.InvalidRequestException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where store and lake lie. */
final class FolderOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of snapshots.db and lake/ (default: $USAGE_DATA or usage-data)")
  private @Nullable String data;

  @Option(
      names = "--lake",
      paramLabel = "LAKE",
      description = "Folder or s3://bucket/prefix (default: $USAGE_LAKE or DATA/lake)")
  private @Nullable String lake;

  /**
   * Refuses what cannot be a store or a lake, before anything is made or asked.
   *
   * @throws InvalidRequestException naming the option or the variable
   */
  void requireValid(TableOption table, Terminal terminal) {
    store(table, terminal);
    lakeOnThisMachine(terminal);
  }

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

  /** For what does not write it. */
  StorePlace store(TableOption table, Terminal terminal) {
    return store(table, Wait.DEFAULT, terminal);
  }

  /**
   * @param longestWait for another run that has the folder
   */
  StorePlace store(TableOption table, Duration longestWait, Terminal terminal) {
    Wait wait = new Wait(longestWait, terminal.clock(), terminal.pause());
    Optional<String> name = new Environment(terminal.environment()).table(table.name());
    return name.<StorePlace>map(each -> new TablePlace(each, lakeOnThisMachine(terminal), wait))
        .orElseGet(() -> new FolderPlace(data(terminal), wait));
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
