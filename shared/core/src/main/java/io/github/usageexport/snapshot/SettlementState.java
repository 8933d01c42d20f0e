package io.github.usageexport.snapshot;

/** How far a period's figures may still move; see {@link Settlement}. */
public enum SettlementState {
  /** The period is not over. */
  OPEN,
  /** Over, and still expected to move. */
  PROVISIONAL,
  /** Unchanged for long enough that a change would be a surprise. */
  SETTLED,
  /** The month is closed; a change from here on is a correction. */
  CLOSED
}
