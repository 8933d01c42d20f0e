package io.github.usageexport.functions.planexport;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.usageexport.handoff.PlannedRun;
import java.util.Map;

/**
 * From a request to what the run reads: begins the run and lays down its batches. The event is
 * {@code {"execution": "<name>", "started_at": "<moment>", "request": {…}}}; an execution that is
 * delivered again is the same run. A request that cannot be met is an InvalidRequestException, and
 * accounts that cannot be listed are an AccountsUnreadableException: no run begins.
 */
public final class PlanExportHandler implements RequestHandler<Map<String, Object>, PlannedRun> {
  private final PlanRun work;

  /** With the stores, the secret and the Twilio that the environment names. */
  public PlanExportHandler() {
    this(Wiring.planRun(Settings.read()));
  }

  public PlanExportHandler(PlanRun work) {
    this.work = work;
  }

  @Override
  public PlannedRun handleRequest(Map<String, Object> execution, Context context) {
    return work.invoke(context.getAwsRequestId(), context.getFunctionName(), execution);
  }
}
