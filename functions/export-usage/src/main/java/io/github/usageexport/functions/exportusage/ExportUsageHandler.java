package io.github.usageexport.functions.exportusage;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.usageexport.pipeline.ExportOutcome;
import io.github.usageexport.pipeline.ExportPart;
import io.github.usageexport.pipeline.ExportUsage;

/** From the store to the lake: the partitions of one period, or the dataset of accounts. */
public final class ExportUsageHandler implements RequestHandler<ExportPart, ExportOutcome> {
  private final ExportUsage stage;

  public ExportUsageHandler(ExportUsage stage) {
    this.stage = stage;
  }

  @Override
  public ExportOutcome handleRequest(ExportPart part, Context context) {
    return part.export(stage);
  }
}
