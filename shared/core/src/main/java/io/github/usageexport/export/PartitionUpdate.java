package io.github.usageexport.export;

import io.github.usageexport.export.ExportUsage.OfMoreVersions;
import io.github.usageexport.lake.LakeConflict;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.LakeObject;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.Partition;
import io.github.usageexport.lake.PartitionSource;
import io.github.usageexport.run.ExportOutcome;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A partition whose object was looked at, to be made what the store holds. The store is read after
 * that: what is then written cannot be older than what it replaces.
 *
 * @param standing the object as it was looked at; empty for none
 */
record PartitionUpdate<R>(
    LakeStore lake,
    OfMoreVersions ofMoreVersions,
    String runId,
    Partition<R> partition,
    Optional<LakeObject> standing) {
  /** Writers that lose a race look again; so many in a row are no race. */
  private static final int TRIES = 20;

  static <R> PartitionUpdate<R> look(
      LakeStore lake, OfMoreVersions ofMoreVersions, String runId, Partition<R> partition) {
    return new PartitionUpdate<>(lake, ofMoreVersions, runId, partition, lake.find(partition));
  }

  /**
   * @param source what the store holds, read after this was looked at
   * @param again the same, read anew after another writer came in between
   */
  ExportOutcome write(PartitionSource<R> source, Supplier<PartitionSource<R>> again) {
    PartitionUpdate<R> looked = this;
    PartitionSource<R> held = source;
    for (int attempt = 1; ; attempt++) {
      try {
        return looked.write(held);
      } catch (LakeConflict e) {
        if (attempt == TRIES) {
          throw e;
        }
        looked = look(lake, ofMoreVersions, runId, partition);
        held = again.get();
      }
    }
  }

  /**
   * @param inStore how many versions the store holds of what this shows
   * @throws LakeException if the lake shows more, and none may be dropped
   */
  void requireNoneLost(long inStore) {
    long inLake = standing.map(object -> object.footer().versions()).orElse(0L);
    if (ofMoreVersions == OfMoreVersions.REFUSE && inLake > inStore) {
      throw new LakeException(
          "%s holds %d versions and the store %d: the store is older than the lake. Restore the"
                  .formatted(partition, inLake, inStore)
              + " store, or take the lake over with --adopt-lake");
    }
  }

  @SuppressWarnings("StreamToIterable") // a writer walks the rows once
  private ExportOutcome write(PartitionSource<R> source) {
    requireNoneLost(source.footer().versions());
    if (standing.isPresent()) {
      LakeObject object = standing.get();
      if (object.footer().sameContent(source.footer())) {
        if (lake.manifest(partition).filter(found -> found.describes(object)).isEmpty()) {
          lake.writeManifest(partition, object, runId);
        }
        return ExportOutcome.UNCHANGED;
      }
    } else if (!source.begins()) {
      return ExportOutcome.NOTHING;
    }
    try (Stream<R> rows = source.rows().get()) {
      LakeObject written =
          lake.replace(partition, source.footer(), rows::iterator, runId, standing.orElse(null));
      long before = standing.map(object -> object.footer().versions()).orElse(0L);
      long dropped = Math.max(0, before - source.footer().versions());
      return new ExportOutcome(1, 0, written.rows(), written.bytes(), dropped);
    }
  }
}
