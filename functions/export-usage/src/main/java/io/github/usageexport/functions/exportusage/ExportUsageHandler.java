package io.github.usageexport.functions.exportusage;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.usageexport.run.ExportOutcome;
import java.util.Map;

/**
 * From the store to the lake: the partitions of one period, or the dataset of accounts. The event
 * is {@code {"runId": "…", "part": "daily/2026-10-01"}}, a part that plan-export handed on. The
 * result may be dropped: its counts are kept for report-usage.
 */
public final class ExportUsageHandler
    implements RequestHandler<Map<String, Object>, ExportOutcome> {
  private final ExportPartition work;

  /** With the store and the lake that the environment names. */
  public ExportUsageHandler() {
    this(Wiring.exportPartition(Settings.read()));
  }

  public ExportUsageHandler(ExportPartition work) {
    this.work = work;
  }

  @Override
  public ExportOutcome handleRequest(Map<String, Object> part, Context context) {
    return work.invoke(context.getAwsRequestId(), context.getFunctionName(), part);
  }
}
