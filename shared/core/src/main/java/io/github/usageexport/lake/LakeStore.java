package io.github.usageexport.lake;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port to a lake. Readers see a file as it was before or as it is after, never a part of one. Every
 * operation throws {@link LakeException} if the lake cannot be read or written. Safe for many
 * threads.
 */
public interface LakeStore {
  /** The lake's root in the user's words: a folder or {@code s3://bucket/prefix}. */
  String location();

  /**
   * Makes the lake this store's, or finds that it is; drops what killed writers left behind. Call
   * it before anything is written, while no other run of this store writes.
   *
   * @throws LakeOwnedElsewhere if it belongs to another store; nothing is changed then
   */
  void claim(LakeOwner owner);

  /** Makes the lake this store's, whoever owned it; else as {@link #claim}. */
  void adopt(LakeOwner owner);

  /** The store that the lake belongs to; empty if nobody claimed it. */
  Optional<LakeOwner> owner();

  /** What stands in the partition's place; empty if nothing was ever written there. */
  Optional<LakeObject> find(Partition<?> partition);

  /** The partition's manifest; empty if it has none, or one that cannot be read. */
  Optional<Manifest> manifest(Partition<?> partition);

  /**
   * Replaces the partition's file by one of {@code rows}, then its manifest.
   *
   * @param rows in the dataset's order; none is a file of no rows
   * @param expected what {@link #find} gave; null for nothing
   * @return what stands there now
   * @throws LakeConflict if what stands there is not {@code expected}
   * @throws IllegalArgumentException if the rows are out of order; nothing is written then
   */
  <R> LakeObject replace(
      Partition<R> partition,
      PartitionFooter footer,
      Iterable<? extends R> rows,
      String runId,
      @Nullable LakeObject expected);

  /** Writes the manifest alone, where the data is right and its manifest missing or of before. */
  void writeManifest(Partition<?> partition, LakeObject object, String runId);

  /** Writes a file of a run; one that stands there is replaced. */
  void writeRunFile(RunFile file, byte[] content);

  /** Reads a file of a run; empty if there is none. */
  Optional<byte[]> readRunFile(RunFile file);
}
