package io.github.usageexport.collect;

import io.github.usageexport.run.MemoryCategories;
import io.github.usageexport.run.MemoryControls;
import io.github.usageexport.run.MemoryStore;
import io.github.usageexport.snapshot.Recorder;
import java.time.Clock;
import java.util.List;

/** The second stage over a store in memory, with no controls to read. */
public final class Collecting {
  private Collecting() {}

  public static CollectUsage with(
      UsageSource source, Recorder recorder, MemoryStore store, Clock clock, int slicesAtOnce) {
    MemoryControls controls = new MemoryControls();
    return new CollectUsage(
        source,
        recorder,
        store,
        clock,
        slicesAtOnce,
        new CollectControls(slice -> List.of(), controls, store, clock, slicesAtOnce),
        new StatedNames(new MemoryCategories()));
  }
}
