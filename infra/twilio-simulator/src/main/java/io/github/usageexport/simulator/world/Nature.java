package io.github.usageexport.simulator.world;

/** How the amounts of a category come about. */
enum Nature {
  /** Things that are counted: usage is the count. */
  EVENTS,
  /** Things that last: usage is a whole number of minutes. */
  MINUTES,
  /** Things that are measured: usage has decimals. */
  VOLUME,
  /** Money given back: no count, no usage, a price below zero. */
  CREDIT,
  /** The price of everything. */
  TOTAL
}
