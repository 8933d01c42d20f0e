package io.github.usageexport.control;

/** How a comparison came out. */
public enum Verdict {
  /** Equal, within the tolerance. */
  PASS,
  /** Not equal, and there may be a good reason; or it could not be compared. */
  WARN,
  /** Not equal, and nothing that is known explains it. */
  FAIL;

  /** A difference of amounts that can still move is no failure. */
  static Verdict ofDifference(boolean settled) {
    return settled ? FAIL : WARN;
  }
}
