package io.github.usageexport.lake;

import org.jspecify.annotations.Nullable;

/**
 * What stands beside a partition for readers that list the lake; written after the data.
 *
 * @param file the data's path below the lake's root
 * @param versions as in the file's footer
 * @param catalogue as in the file's footer
 * @param runId the run that wrote the data
 */
public record Manifest(
    String file,
    long rows,
    long bytes,
    String digest,
    long versions,
    String catalogue,
    String runId) {

  public static Manifest of(Partition<?> partition, LakeObject object, String runId) {
    PartitionFooter footer = object.footer();
    return new Manifest(
        partition.dataPath(),
        object.rows(),
        object.bytes(),
        footer.digest(),
        footer.versions(),
        footer.catalogue(),
        runId);
  }

  /** Whether this is the manifest of {@code object}, whichever run wrote it; null is no object. */
  public boolean describes(@Nullable LakeObject object) {
    return object != null
        && rows == object.rows()
        && bytes == object.bytes()
        && new PartitionFooter(digest, versions, catalogue).equals(object.footer());
  }
}
