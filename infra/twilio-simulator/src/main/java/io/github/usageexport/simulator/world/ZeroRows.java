package io.github.usageexport.simulator.world;

/** Whether rows are stated whose amounts are all zero; both have been seen of Twilio. */
public enum ZeroRows {
  /** Every category for every day, used or not. */
  STATED,
  /** Only rows with an amount other than zero. */
  OMITTED
}
