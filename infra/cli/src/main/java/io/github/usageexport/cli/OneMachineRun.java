package io.github.usageexport.cli;

import io.github.usageexport.cli.store.StorePlace;
import io.github.usageexport.cli.store.Stores;
import io.github.usageexport.collect.CollectControls;
import io.github.usageexport.collect.CollectUsage;
import io.github.usageexport.collect.StatedNames;
import io.github.usageexport.export.ExportUsage;
import io.github.usageexport.export.ExportUsage.OfMoreVersions;
import io.github.usageexport.finish.RunReport;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.LakeOwner;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.plan.PlanExport;
import io.github.usageexport.plan.PlanExtras;
import io.github.usageexport.plan.UnpricedDays;
import io.github.usageexport.run.ExportOutcome;
import io.github.usageexport.run.ExportPlan;
import io.github.usageexport.run.ExportRequest;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.Pause;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.run.StoppedException;
import io.github.usageexport.run.TaskGroup;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.twilio.Twilio;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * All stages in one process, over any store and lake. It waits for another run on the same data
 * folder to end.
 *
 * @param checks what is read beyond the days that are asked for
 * @param claim what to do with a lake that belongs to another store
 */
record OneMachineRun(
    StorePlace place,
    LakeStore lake,
    Environment.TwilioAccess access,
    Clock clock,
    Pause pause,
    LakeClaim claim,
    Checks checks,
    Progress progress) {
  /**
   * What a run reads besides.
   *
   * @param rereadDays how far back days whose prices look late or lost are read again
   */
  record Checks(boolean controls, int rereadDays) {
    static final Checks DEFAULT = new Checks(true, UnpricedDays.DEFAULT_LOOKBACK_DAYS);
  }

  /** What to do with a lake that belongs to another store. */
  enum LakeClaim {
    REFUSE,
    ADOPT
  }

  /** A run that fails as a whole has a report as well. */
  RunReport run(ExportRequest request, String runId) {
    Run run = Run.of(request, runId, clock);
    try (Twilio twilio = access.open(clock, pause)) {
      try (Stores stores = place.open(runId, progress::waitingFor)) {
        Stages stages = new Stages(stores, twilio);
        run = stages.start(request, runId);
        return stages.run(request, run);
      } catch (UnreadableException e) {
        requireNotStopped();
        return failed(run, e.problem().detail() + ". " + e.problem().remedy(), twilio);
      } catch (StoreException | LakeException e) {
        requireNotStopped();
        return failed(run, String.valueOf(e.getMessage()), twilio);
      } catch (StoppedException _) {
        throw progress.stopped();
      } catch (InvalidRequestException e) {
        throw e;
      } catch (RuntimeException e) {
        return failed(run, progress.fault(e), twilio);
      }
    }
  }

  /** Requests and files fail under a thread that is stopped: that is not their fault. */
  private void requireNotStopped() {
    if (Thread.currentThread().isInterrupted()) {
      throw progress.stopped();
    }
  }

  /** In the store it stays a run that never ended, so that the next one exports its days. */
  private RunReport failed(Run run, String problem, Twilio twilio) {
    return RunReport.failed(
        run, problem, twilio.metrics().counts(), lake.location(), clock.instant());
  }

  private final class Stages {
    private final Stores stores;
    private final Twilio twilio;
    private final PlanExport plan;

    Stages(Stores stores, Twilio twilio) {
      this.stores = stores;
      this.twilio = twilio;
      this.plan =
          new PlanExport(twilio.accounts(), stores.accounts(), stores.runs(), clock, extras());
    }

    private PlanExtras extras() {
      return new PlanExtras(
          checks.controls(),
          Optional.of(new UnpricedDays(stores.snapshots(), checks.rereadDays())));
    }

    Run start(ExportRequest request, String runId) {
      return plan.start(request, runId);
    }

    RunReport run(ExportRequest request, Run run) throws UnreadableException {
      LakeOwner owner = new LakeOwner(stores.snapshots().id(), place.toString(), clock.instant());
      if (claim == LakeClaim.REFUSE) {
        lake.claim(owner);
      }
      ExportPlan planned = plan.begin(request, run);
      if (claim == LakeClaim.ADOPT) {
        lake.adopt(owner);
      }
      progress.planned(planned, twilio.metrics());
      CollectUsage collect = collectUsage();
      List<SliceOutcome> read = collect.collect(run.id(), planned.allSlices(), progress);
      stores.snapshots().flush();
      ExportOutcome partitions = export(planned, collect, read);
      List<SliceOutcome> outcomes = new ArrayList<>(read);
      outcomes.addAll(planned.resumed());
      return stores
          .report(lake, clock)
          .report(planned, outcomes, partitions, twilio.metrics().counts());
    }

    private CollectUsage collectUsage() {
      return new CollectUsage(
          twilio.usage(),
          stores.recorder(),
          stores.runs(),
          clock,
          access.settings().maxConcurrency(),
          new CollectControls(
              twilio.controls(),
              stores.controls(),
              stores.snapshots(),
              clock,
              access.settings().maxConcurrency()),
          new StatedNames(stores.categories()));
    }

    /** What the days are compared with is read from Twilio while they are exported. */
    private ExportOutcome export(
        ExportPlan planned, CollectUsage collect, List<SliceOutcome> read) {
      ExportUsage export =
          stores.export(
              lake,
              claim == LakeClaim.ADOPT ? OfMoreVersions.REPLACE : OfMoreVersions.REFUSE,
              clock);
      ParallelExport parts = new ParallelExport(export, planned, progress);
      progress.exporting(planned.periods().size());
      ExportOutcome usage;
      try (TaskGroup group = TaskGroup.waiting()) {
        Future<ExportOutcome> exported = group.start(parts::usage);
        Future<?> controls =
            group.start(
                Executors.callable(
                    () -> collect.collectControls(planned.run().id(), planned.controls(), read)));
        usage = group.await(exported::get);
        group.await(controls::get);
      }
      stores.snapshots().flush();
      return usage.plus(parts.controls());
    }
  }
}
