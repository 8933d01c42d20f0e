package io.github.usageexport.pipeline;

/**
 * What exporting did to the lake.
 *
 * @param written partitions whose content changed
 * @param unchanged partitions that stood as they should
 * @param bytes of the files written
 * @param versionsDropped versions that an adopted lake showed and this store does not hold
 */
public record ExportOutcome(
    int written, int unchanged, long rows, long bytes, long versionsDropped) {
  public static final ExportOutcome NOTHING = new ExportOutcome(0, 0, 0, 0, 0);
  static final ExportOutcome UNCHANGED = new ExportOutcome(0, 1, 0, 0, 0);

  public ExportOutcome plus(ExportOutcome other) {
    return new ExportOutcome(
        written + other.written,
        unchanged + other.unchanged,
        rows + other.rows,
        bytes + other.bytes,
        versionsDropped + other.versionsDropped);
  }
}
