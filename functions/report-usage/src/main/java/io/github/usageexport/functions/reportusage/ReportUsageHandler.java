package io.github.usageexport.functions.reportusage;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.usageexport.pipeline.EndedRun;
import io.github.usageexport.pipeline.JsonFields;
import io.github.usageexport.pipeline.ReportUsage;
import io.github.usageexport.pipeline.RunReportJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From what the other stages left to the run report, the very object that the lake keeps. */
public final class ReportUsageHandler
    implements RequestHandler<Map<String, Object>, Map<String, @Nullable Object>> {
  private final ReportUsage stage;

  public ReportUsageHandler(ReportUsage stage) {
    this.stage = stage;
  }

  @Override
  public Map<String, @Nullable Object> handleRequest(Map<String, Object> run, Context context) {
    return JsonFields.of(RunReportJson.write(stage.report(EndedRun.of(run))));
  }
}
