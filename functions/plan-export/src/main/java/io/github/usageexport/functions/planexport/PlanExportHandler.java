package io.github.usageexport.functions.planexport;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.pipeline.ExportPlan;
import io.github.usageexport.pipeline.ExportRequest;
import io.github.usageexport.pipeline.ExportRequestJson;
import io.github.usageexport.pipeline.PlanExport;
import io.github.usageexport.pipeline.PlannedRun;
import io.github.usageexport.pipeline.UnreadableException;
import java.util.Map;
import java.util.function.Supplier;

/** From a request to what the run reads: begins the run and lays down its batches. */
public final class PlanExportHandler implements RequestHandler<Map<String, Object>, PlannedRun> {
  private final PlanExport stage;
  private final LakeStore lake;
  private final Supplier<String> runIds;

  public PlanExportHandler(PlanExport stage, LakeStore lake, Supplier<String> runIds) {
    this.stage = stage;
    this.lake = lake;
    this.runIds = runIds;
  }

  @Override
  public PlannedRun handleRequest(Map<String, Object> request, Context context) {
    return PlannedRun.handOn(begin(ExportRequestJson.of(request)), lake);
  }

  private ExportPlan begin(ExportRequest request) {
    try {
      return stage.begin(request, stage.start(request, runIds.get()));
    } catch (UnreadableException e) {
      throw new AccountsUnreadableException(e);
    }
  }
}
