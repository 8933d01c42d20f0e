package io.github.usageexport.run;

/** How a run stands. */
public enum RunStatus {
  /** Started and not ended; if its process is gone, the next run exports its days. */
  RUNNING,
  /** Every account, every day, every page. */
  COMPLETE,
  /** Some accounts or days failed and are named; the rest is exported. */
  PARTIAL,
  /** Nothing trustworthy could be exported. */
  FAILED
}
