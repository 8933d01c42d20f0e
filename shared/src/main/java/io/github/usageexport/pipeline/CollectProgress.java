package io.github.usageexport.pipeline;

/** Is told how collecting goes on; called from many threads. */
@FunctionalInterface
public interface CollectProgress {
  CollectProgress NONE = outcome -> {};

  void ended(SliceOutcome outcome);
}
