package io.github.usageexport.handoff;

import io.github.usageexport.lake.AccountRuns;
import io.github.usageexport.usage.AccountSid;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Cuts what is to be read into what one invocation reads. An account is cut only if no batch could
 * hold it, because its slices are recorded in order within a batch alone.
 */
public final class Batches {
  private Batches() {}

  /**
   * @param slices those of one account side by side
   */
  public static <S> List<List<S>> of(List<S> slices, Function<S, AccountSid> account) {
    List<List<S>> batches = new ArrayList<>();
    List<S> batch = new ArrayList<>();
    for (List<S> ofAccount : AccountRuns.grouped(slices.stream(), account).toList()) {
      if (batch.size() + ofAccount.size() > SliceBatch.MAX_SLICES) {
        batch = begin(batch, batches);
      }
      for (S slice : ofAccount) {
        if (batch.size() == SliceBatch.MAX_SLICES) {
          batch = begin(batch, batches);
        }
        batch.add(slice);
      }
    }
    begin(batch, batches);
    return batches;
  }

  /** Closes a batch that holds anything. */
  private static <S> List<S> begin(List<S> full, List<List<S>> batches) {
    if (!full.isEmpty()) {
      batches.add(List.copyOf(full));
    }
    return new ArrayList<>();
  }
}
