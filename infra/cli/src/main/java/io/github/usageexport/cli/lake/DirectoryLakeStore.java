package io.github.usageexport.cli.lake;

import io.github.usageexport.lake.LakeConflict;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.LakeJson;
import io.github.usageexport.lake.LakeObject;
import io.github.usageexport.lake.LakeOwnedElsewhere;
import io.github.usageexport.lake.LakeOwner;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.Manifest;
import io.github.usageexport.lake.Partition;
import io.github.usageexport.lake.PartitionFooter;
import io.github.usageexport.lake.RunFile;
import io.github.usageexport.parquet.ParquetPartitionWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lake in a directory. What it promises of two writers holds for the threads that share one
 * instance; two processes are kept apart by their caller, who holds the folder's lock.
 */
public final class DirectoryLakeStore implements LakeStore {
  private static final String OWNER = "owner.json";

  private final LakeDirectory directory;
  private final KeyedLocks locks = new KeyedLocks();

  /** The lake in {@code root}, which need not exist yet; nothing is touched until it is asked. */
  public DirectoryLakeStore(Path root) {
    this.directory = new LakeDirectory(root);
  }

  @Override
  public String location() {
    return directory.root().toString();
  }

  @Override
  public void claim(LakeOwner owner) {
    locks.whileHolding(
        OWNER,
        () -> {
          Optional<LakeOwner> present = owner();
          if (present.isPresent() && !present.get().sameStore(owner)) {
            throw new LakeOwnedElsewhere(location(), present.get(), owner);
          }
          directory.removeStaged();
          if (present.isEmpty()) {
            directory.write(OWNER, LakeJson.of(owner));
          }
          return owner;
        });
  }

  @Override
  public void adopt(LakeOwner owner) {
    locks.whileHolding(
        OWNER,
        () -> {
          directory.removeStaged();
          directory.write(OWNER, LakeJson.of(owner));
          return owner;
        });
  }

  @Override
  public Optional<LakeOwner> owner() {
    return directory.read(OWNER).map(this::parseOwner);
  }

  @Override
  public Optional<LakeObject> find(Partition<?> partition) {
    return directory.object(partition.dataPath());
  }

  @Override
  public Optional<Manifest> manifest(Partition<?> partition) {
    try {
      return directory.read(partition.manifestPath()).map(LakeJson::manifest);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public <R> LakeObject replace(
      Partition<R> partition,
      PartitionFooter footer,
      Iterable<? extends R> rows,
      String runId,
      @Nullable LakeObject expected) {
    requireExpected(partition, expected);
    try (StagedFile staged = directory.stage()) {
      try (var writer =
          new ParquetPartitionWriter<>(staged.stream(), partition.dataset(), footer)) {
        for (R row : rows) {
          writer.write(row);
        }
      }
      LakeObject written = LakeDirectory.objectAt(staged.path());
      return locks.whileHolding(
          partition.name(),
          () -> {
            requireExpected(partition, expected);
            directory.publish(staged, partition.dataPath());
            writeManifest(partition, written, runId);
            return written;
          });
    } catch (IOException e) {
      throw DirectoryFailure.writing(directory.at(partition.dataPath()), e);
    }
  }

  @Override
  public void writeManifest(Partition<?> partition, LakeObject object, String runId) {
    directory.write(partition.manifestPath(), LakeJson.of(Manifest.of(partition, object, runId)));
  }

  @Override
  public void writeRunFile(RunFile file, byte[] content) {
    directory.write(file.path(), content);
  }

  @Override
  public Optional<byte[]> readRunFile(RunFile file) {
    return directory.read(file.path());
  }

  private void requireExpected(Partition<?> partition, @Nullable LakeObject expected) {
    Optional<String> etag = find(partition).map(LakeObject::etag);
    if (!etag.equals(Optional.ofNullable(expected).map(LakeObject::etag))) {
      throw new LakeConflict(directory.at(partition.dataPath()).toString());
    }
  }

  private LakeOwner parseOwner(byte[] json) {
    try {
      return LakeJson.owner(json);
    } catch (IllegalArgumentException e) {
      throw new LakeException(
          "%s does not say whom the lake belongs to: %s. Take it over with --adopt-lake"
              .formatted(directory.at(OWNER), e.getMessage()),
          e);
    }
  }
}
