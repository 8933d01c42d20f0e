package io.github.usageexport.simulator.fault;

/** Where a fault strikes. */
public enum FaultLayer {
  /** Another answer is given instead. */
  ANSWER,
  /** The page holds something else than it should. */
  CONTENT,
  /** A good answer does not arrive as it should. */
  DELIVERY
}
