package io.github.usageexport.parquet;

/** How large the parts of a file become; bytes are those before compression. */
final class PageSizes {
  /** Rows of a page, the same in every column. */
  static final int ROWS = 20_000;

  /** Rows that are taken apart together; a page is a multiple. */
  static final int BATCH = 250;

  /** Values after which it is decided whether a column's values repeat. */
  static final int SAMPLE = 2_000;

  /** A buffer's first part; it grows by need. */
  static final int INITIAL = 4 << 10;

  /** A buffer's largest part. */
  static final int LARGEST = 1 << 20;

  /** A column whose different values take more than this writes them as they are from then on. */
  static final int DICTIONARY = 1 << 20;

  /** Compressed bytes of a row group, which is held in memory until it is full. */
  static final long ROW_GROUP = 48L << 20;

  private PageSizes() {}
}
