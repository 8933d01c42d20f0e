package io.github.usageexport.cli;

import io.github.usageexport.cli.store.StorePlace;
import io.github.usageexport.cli.store.Stores;
import io.github.usageexport.collect.CollectControls;
import io.github.usageexport.collect.CollectUsage;
import io.github.usageexport.collect.StatedNames;
import io.github.usageexport.export.ExportUsage;
import io.github.usageexport.export.ExportUsage.OfMoreVersions;
import io.github.usageexport.finish.ReportUsage;
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
import io.github.usageexport.run.SourceCounts;
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
import org.jspecify.annotations.Nullable;

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
        return new Stages(stores, twilio, run).run(request);
      } catch (StoppedException _) {
        throw progress.stopped();
      } catch (InvalidRequestException e) {
        throw e;
      } catch (RuntimeException e) {
        return failed(run, problem(e), twilio);
      }
    }
  }

  /**
   * What a run failed by, in sentences.
   *
   * @throws StoppedException if the run was stopped: requests and files fail then by themselves
   */
  private String problem(Exception failure) {
    if (Thread.currentThread().isInterrupted()) {
      throw progress.stopped();
    }
    return switch (failure) {
      case UnreadableException e -> e.problem().detail() + ". " + e.problem().remedy();
      case StoreException e -> String.valueOf(e.getMessage());
      case LakeException e -> String.valueOf(e.getMessage());
      case RuntimeException e -> progress.fault(e);
      default -> throw new IllegalStateException(failure);
    };
  }

  /** Of a run that no store keeps. */
  private RunReport failed(Run run, String problem, Twilio twilio) {
    return RunReport.failed(
        run, problem, twilio.metrics().counts(), lake.location(), clock.instant());
  }

  private final class Stages {
    private final Stores stores;
    private final Twilio twilio;
    private final PlanExport plan;
    private Run run;
    private @Nullable ExportPlan planned;

    Stages(Stores stores, Twilio twilio, Run run) {
      this.run = run;
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

    RunReport run(ExportRequest request) {
      try {
        run = plan.start(request, run.id());
        return begin(request);
      } catch (StoppedException | InvalidRequestException e) {
        throw e;
      } catch (UnreadableException | RuntimeException e) {
        return failed(problem(e));
      }
    }

    /** Kept in the store with its problem, unless the store is the problem. */
    private RunReport failed(String problem) {
      SourceCounts counts = twilio.metrics().counts();
      try {
        ReportUsage report = stores.report(lake, clock);
        return planned == null
            ? report.failedBeforePlanning(run, counts, problem)
            : report.failed(planned, stores.runs().outcomes(run.id()), counts, problem);
      } catch (StoreException _) {
        return OneMachineRun.this.failed(run, problem, twilio);
      }
    }

    private RunReport begin(ExportRequest request) throws UnreadableException {
      LakeOwner owner = new LakeOwner(stores.snapshots().id(), place.toString(), clock.instant());
      if (claim == LakeClaim.REFUSE) {
        lake.claim(owner);
      }
      ExportPlan begun = plan.begin(request, run);
      planned = begun;
      if (claim == LakeClaim.ADOPT) {
        lake.adopt(owner);
      }
      progress.planned(begun, twilio.metrics());
      CollectUsage collect = collectUsage();
      List<SliceOutcome> read =
          collect.collect(run.id(), begun.allSlices(), begun.controls(), progress);
      twilio.warnings().forEach(progress::warn);
      stores.snapshots().flush();
      ExportOutcome partitions = export(begun, collect, read);
      List<SliceOutcome> outcomes = new ArrayList<>(read);
      outcomes.addAll(begun.resumed());
      return stores
          .report(lake, clock)
          .report(begun, outcomes, partitions, twilio.metrics().counts());
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
      return usage.plus(parts.begun()).plus(parts.controls());
    }
  }
}
