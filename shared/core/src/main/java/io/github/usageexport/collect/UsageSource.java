package io.github.usageexport.collect;

import io.github.usageexport.run.Slice;
import io.github.usageexport.run.UnreadableException;

/** Port: what Twilio states about usage. */
public interface UsageSource {

  /**
   * Reads a slice whole, every page of it.
   *
   * @throws UnreadableException if any of it cannot be read or cannot be true
   */
  SliceReading read(Slice slice) throws UnreadableException;
}
