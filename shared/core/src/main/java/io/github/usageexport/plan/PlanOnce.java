package io.github.usageexport.plan;

import io.github.usageexport.handoff.PlannedRun;
import io.github.usageexport.handoff.StartedExecution;
import io.github.usageexport.lake.LakeOwner;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.run.ExportRequest;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.UnreadableException;
import java.util.Optional;

/**
 * The first stage for executions that may be delivered more than once: one execution is one run and
 * has one plan, which its first delivery lays down in the lake.
 *
 * @param owner the store that the lake belongs to
 */
public record PlanOnce(PlanExport stage, LakeStore lake, LakeOwner owner, LakeStart start) {

  /**
   * Begins the run, or takes it up again under the plan that it has.
   *
   * @throws UnreadableException if the accounts cannot be listed whole; no run begins then
   * @throws InvalidRequestException if the request cannot be met; nothing is written then
   */
  public PlannedRun plan(StartedExecution execution) throws UnreadableException {
    Optional<Run> known = stage.runs().run(execution.runId());
    Run run = known.map(Run::restarted).orElseGet(() -> start(execution));
    lake.claim(owner);
    Optional<PlannedRun> planned = known.flatMap(begun -> PlannedRun.read(begun.id(), lake));
    if (planned.isPresent()) {
      stage.runs().save(run);
      return planned.get();
    }
    return PlannedRun.handOn(stage.begin(execution.request(), run), lake);
  }

  private Run start(StartedExecution execution) {
    ExportRequest request = execution.request();
    return start.within(request, stage.start(request, execution.runId()));
  }
}
