package io.github.usageexport.run;

import io.github.usageexport.control.ControlCounts;

/**
 * What exporting did to the lake.
 *
 * @param written partitions whose content changed
 * @param unchanged partitions that stood as they should
 * @param bytes of the files written
 * @param versionsDropped versions that an adopted lake showed and this store does not hold
 * @param controls how the comparisons of what was exported came out
 */
public record ExportOutcome(
    int written,
    int unchanged,
    long rows,
    long bytes,
    long versionsDropped,
    ControlCounts controls) {
  public static final ExportOutcome NOTHING = new ExportOutcome(0, 0, 0, 0, 0);
  public static final ExportOutcome UNCHANGED = new ExportOutcome(0, 1, 0, 0, 0);

  /** Of partitions that hold no comparisons. */
  public ExportOutcome(int written, int unchanged, long rows, long bytes, long versionsDropped) {
    this(written, unchanged, rows, bytes, versionsDropped, ControlCounts.NONE);
  }

  public ExportOutcome with(ControlCounts counts) {
    return new ExportOutcome(written, unchanged, rows, bytes, versionsDropped, counts);
  }

  public ExportOutcome plus(ExportOutcome other) {
    return new ExportOutcome(
        written + other.written,
        unchanged + other.unchanged,
        rows + other.rows,
        bytes + other.bytes,
        versionsDropped + other.versionsDropped,
        controls.plus(other.controls));
  }
}
