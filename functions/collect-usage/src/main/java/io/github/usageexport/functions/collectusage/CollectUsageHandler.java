package io.github.usageexport.functions.collectusage;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.usageexport.handoff.CollectedBatch;
import java.time.Duration;
import java.util.Map;

/**
 * From a batch of slices to versions and heads; what Twilio does is data, not an error. The event
 * is an element of the list of batches that plan-export laid down. The result may be dropped: its
 * counts are kept for report-usage.
 */
public final class CollectUsageHandler
    implements RequestHandler<Map<String, Object>, CollectedBatch> {
  private final CollectBatch work;

  /** With the stores, the secret and the Twilio that the environment names. */
  public CollectUsageHandler() {
    this(Wiring.collectBatch(Settings.read()));
  }

  public CollectUsageHandler(CollectBatch work) {
    this.work = work;
  }

  @Override
  public CollectedBatch handleRequest(Map<String, Object> batch, Context context) {
    return work.invoke(
        context.getAwsRequestId(),
        context.getFunctionName(),
        Duration.ofMillis(context.getRemainingTimeInMillis()),
        batch);
  }
}
