package io.github.usageexport.benchmark;

/**
 * What AWS charges for, counted.
 *
 * @param twilioRequests pages of usage and of accounts
 * @param slices read
 * @param partitions looked at
 * @param partitionsWritten of them
 * @param lakeBytes written
 * @param storedBytes of new versions
 */
record Quantities(
    long runs,
    long twilioRequests,
    long slices,
    long partitions,
    long partitionsWritten,
    long lakeBytes,
    long readUnits,
    long writeUnits,
    long storedBytes) {
  static final Quantities NONE = new Quantities(0, 0, 0, 0, 0, 0, 0, 0, 0);

  Quantities plus(Quantities other) {
    return new Quantities(
        runs + other.runs,
        twilioRequests + other.twilioRequests,
        slices + other.slices,
        partitions + other.partitions,
        partitionsWritten + other.partitionsWritten,
        lakeBytes + other.lakeBytes,
        readUnits + other.readUnits,
        writeUnits + other.writeUnits,
        storedBytes + other.storedBytes);
  }

  /** So many times as often. */
  Quantities times(long often) {
    return new Quantities(
        runs * often,
        twilioRequests * often,
        slices * often,
        partitions * often,
        partitionsWritten * often,
        lakeBytes * often,
        readUnits * often,
        writeUnits * often,
        storedBytes * often);
  }

  /** The same of more accounts: runs and partitions stay as many. */
  Quantities of(long accounts, long insteadOf) {
    return new Quantities(
        runs,
        Math.ceilDiv(twilioRequests * accounts, insteadOf),
        Math.ceilDiv(slices * accounts, insteadOf),
        partitions,
        partitionsWritten,
        Math.ceilDiv(lakeBytes * accounts, insteadOf),
        Math.ceilDiv(readUnits * accounts, insteadOf),
        Math.ceilDiv(writeUnits * accounts, insteadOf),
        Math.ceilDiv(storedBytes * accounts, insteadOf));
  }
}
