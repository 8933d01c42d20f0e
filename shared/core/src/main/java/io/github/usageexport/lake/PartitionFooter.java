package io.github.usageexport.lake;

/**
 * What a partition's file says about itself. Like the rows, it is a function of the store alone.
 *
 * @param digest the logical digest of the rows' content; equal digests mean equal content
 * @param versions how many versions the store held of what the partition shows when the file was
 *     written; 0 or more. One that changed no row since then is not among them
 * @param catalogue the version of the category catalogue
 */
public record PartitionFooter(String digest, long versions, String catalogue) {
  public PartitionFooter {
    if (digest.isBlank()) {
      throw new IllegalArgumentException("a partition without a digest cannot be told apart");
    }
    if (versions < 0) {
      throw new IllegalArgumentException(versions + " is no number of versions");
    }
  }

  /** Whether the rows are the same, however many versions stand behind them. */
  public boolean sameContent(PartitionFooter other) {
    return digest.equals(other.digest) && catalogue.equals(other.catalogue);
  }
}
