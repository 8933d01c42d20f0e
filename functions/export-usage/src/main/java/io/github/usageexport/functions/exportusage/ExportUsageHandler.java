package io.github.usageexport.functions.exportusage;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.usageexport.pipeline.ExportOutcome;
import io.github.usageexport.pipeline.ExportPart;
import io.github.usageexport.pipeline.ExportUsage;
import java.util.Map;

/** From the store to the lake: the partitions of one period, or the dataset of accounts. */
public final class ExportUsageHandler
    implements RequestHandler<Map<String, Object>, ExportOutcome> {
  private final ExportUsage stage;

  public ExportUsageHandler(ExportUsage stage) {
    this.stage = stage;
  }

  @Override
  public ExportOutcome handleRequest(Map<String, Object> part, Context context) {
    return ExportPart.of(part).export(stage);
  }
}
