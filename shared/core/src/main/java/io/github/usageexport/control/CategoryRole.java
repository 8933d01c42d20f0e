package io.github.usageexport.control;

/** What a category's amounts are to the total. Only ADDITIVE ones may be summed. */
public enum CategoryRole {
  /** A leaf: counted nowhere else, as far as is known. */
  ADDITIVE,
  /** Holds other categories. */
  ROLLUP,
  /** Also counted in a category that is not its parent. */
  OVERLAP,
  /** {@code totalprice}. */
  TOTAL,
  /** Not in the catalogue. */
  UNKNOWN
}
