package io.github.usageexport.collect;

import io.github.usageexport.run.SliceOutcome;

/** Is told how collecting goes on; called from many threads. */
@FunctionalInterface
public interface CollectProgress {
  CollectProgress NONE = outcome -> {};

  void ended(SliceOutcome outcome);
}
