package io.github.usageexport.functions.reportusage;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From what the other stages left to the run report, the object that the lake keeps. The event is
 * plan-export's own with what it handed on and the errors that were caught: {@code {"execution": …,
 * "started_at": …, "request": {…}, "planned": {…}, "failures": {"collect-usage": {"Error": "…",
 * "Cause": "…"}}}}, the last two only where there are any. An execution whose report says {@code
 * "status": "FAILED"} has failed.
 */
public final class ReportUsageHandler
    implements RequestHandler<Map<String, Object>, Map<String, @Nullable Object>> {
  private final EndRun work;

  /** With the store, the lake and the topic that the environment names. */
  public ReportUsageHandler() {
    this(Wiring.endRun(Settings.read()));
  }

  public ReportUsageHandler(EndRun work) {
    this.work = work;
  }

  @Override
  public Map<String, @Nullable Object> handleRequest(Map<String, Object> run, Context context) {
    return work.invoke(context.getAwsRequestId(), context.getFunctionName(), run);
  }
}
