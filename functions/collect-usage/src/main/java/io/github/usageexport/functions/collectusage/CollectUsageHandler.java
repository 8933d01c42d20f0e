package io.github.usageexport.functions.collectusage;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.usageexport.pipeline.CollectUsage;
import io.github.usageexport.pipeline.CollectedBatch;
import io.github.usageexport.pipeline.RunReport.SourceCounts;
import io.github.usageexport.pipeline.SliceBatch;
import java.util.Map;
import java.util.function.Supplier;

/** From a batch of slices to versions and heads; what Twilio does is data, not an error. */
public final class CollectUsageHandler
    implements RequestHandler<Map<String, Object>, CollectedBatch> {
  private final CollectUsage stage;
  private final Supplier<SourceCounts> counts;

  /**
   * @param counts what this process has asked of Twilio so far
   */
  public CollectUsageHandler(CollectUsage stage, Supplier<SourceCounts> counts) {
    this.stage = stage;
    this.counts = counts;
  }

  @Override
  public CollectedBatch handleRequest(Map<String, Object> batch, Context context) {
    return SliceBatch.of(batch).collect(stage, counts);
  }
}
