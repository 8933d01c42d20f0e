package io.github.usageexport.handoff;

import io.github.usageexport.run.RunStore;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.run.SourceCounts;
import java.util.Collection;

/**
 * How a batch ended, in numbers; how each of its slices ended is in the {@link RunStore}.
 *
 * @param slices of the batch, failed ones among them
 * @param twilio what the batch asked of Twilio
 */
public record CollectedBatch(int slices, int failed, SourceCounts twilio) {

  static CollectedBatch of(Collection<SliceOutcome> outcomes, SourceCounts twilio) {
    return new CollectedBatch(
        outcomes.size(),
        (int) outcomes.stream().filter(outcome -> outcome.failure().isPresent()).count(),
        twilio);
  }
}
