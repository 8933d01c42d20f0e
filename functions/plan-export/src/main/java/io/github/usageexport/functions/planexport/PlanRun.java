package io.github.usageexport.functions.planexport;

import io.github.usageexport.aws.lambda.Telemetry;
import io.github.usageexport.handoff.PlannedRun;
import io.github.usageexport.handoff.StartedExecution;
import io.github.usageexport.plan.PlanOnce;
import io.github.usageexport.run.UnreadableException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans the run of an execution, and tells so. */
public record PlanRun(PlanOnce stage, Telemetry telemetry) {

  PlannedRun invoke(
      String requestId, String functionName, Map<String, ? extends @Nullable Object> event) {
    return telemetry.invocation(requestId, functionName, () -> plan(StartedExecution.of(event)));
  }

  private PlannedRun plan(StartedExecution execution) {
    telemetry.run(execution.runId());
    try {
      PlannedRun planned = stage.plan(execution);
      telemetry.info(
          "planned",
          Map.of(
              "execution", execution.name(),
              "start_date", planned.startDate(),
              "end_date", planned.endDate(),
              "accounts", planned.listed(),
              "parts", planned.parts().size()));
      return planned;
    } catch (UnreadableException e) {
      throw new AccountsUnreadableException(e);
    }
  }
}
