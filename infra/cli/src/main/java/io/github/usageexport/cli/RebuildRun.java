package io.github.usageexport.cli;

import io.github.usageexport.cli.OneMachineRun.LakeClaim;
import io.github.usageexport.cli.store.StorePlace;
import io.github.usageexport.cli.store.Stores;
import io.github.usageexport.export.ExportUsage;
import io.github.usageexport.export.ExportUsage.OfMoreVersions;
import io.github.usageexport.finish.RunReport;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.LakeOwner;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.plan.PlanRebuild;
import io.github.usageexport.run.ExportOutcome;
import io.github.usageexport.run.ExportPlan;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.RequestedRange;
import io.github.usageexport.run.SourceCounts;
import io.github.usageexport.run.StoppedException;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.usage.Granularity;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the lake from the store, without Twilio: what is missing there, or is not what the store
 * holds. It waits for another run on the same data folder to end.
 *
 * @param claim what to do with a lake that belongs to another store
 */
record RebuildRun(
    StorePlace place, LakeStore lake, Clock clock, LakeClaim claim, Progress progress) {

  /**
   * @param range only periods that its days touch; empty means all that the store knows
   * @param granularities only these; empty means all
   */
  RunReport run(String runId, Optional<RequestedRange> range, Set<Granularity> granularities) {
    try {
      requireStore();
      try (Stores stores = place.open(runId, progress::waitingFor)) {
        return rebuild(stores, runId, range, granularities);
      }
    } catch (StoreException | LakeException e) {
      return failed(runId, range, String.valueOf(e.getMessage()));
    } catch (InvalidRequestException | StoppedException e) {
      throw e;
    } catch (RuntimeException e) {
      return failed(runId, range, progress.fault(e));
    }
  }

  private RunReport failed(String runId, Optional<RequestedRange> range, String problem) {
    return RunReport.failed(
        PlanRebuild.startOf(runId, range, clock),
        problem,
        SourceCounts.NONE,
        lake.location(),
        clock.instant());
  }

  /** A store that is not there must not be made here: its lake would be an empty one. */
  private void requireStore() {
    if (place.id().isEmpty()) {
      throw new StoreException(
          "There is no store in %s to rebuild the lake from: name another with --data or --table"
              .formatted(place));
    }
  }

  private RunReport rebuild(
      Stores stores, String runId, Optional<RequestedRange> range, Set<Granularity> granularities) {
    ExportPlan plan =
        new PlanRebuild(stores.snapshots(), stores.accounts(), stores.runs(), clock)
            .plan(runId, range, granularities);
    LakeOwner owner = new LakeOwner(stores.snapshots().id(), place.toString(), clock.instant());
    if (claim == LakeClaim.ADOPT) {
      lake.adopt(owner);
    } else {
      lake.claim(owner);
    }
    stores.snapshots().flush();
    ExportUsage export =
        stores.export(
            lake, claim == LakeClaim.ADOPT ? OfMoreVersions.REPLACE : OfMoreVersions.REFUSE, clock);
    progress.exporting(plan.periods().size());
    ParallelExport parts = new ParallelExport(export, plan, progress);
    ExportOutcome outcome = parts.usage().plus(parts.controls());
    if (granularities.isEmpty()) {
      outcome = outcome.plus(parts.begun());
    }
    return stores.report(lake, clock).report(plan, List.of(), outcome, SourceCounts.NONE);
  }
}
