package io.github.usageexport.benchmark;

import io.github.usageexport.cli.lake.DirectoryLakeStore;
import io.github.usageexport.cli.sqlite.SqliteAccountStore;
import io.github.usageexport.cli.sqlite.SqliteCategoryStore;
import io.github.usageexport.cli.sqlite.SqliteControlStore;
import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.cli.sqlite.SqliteRunStore;
import io.github.usageexport.cli.sqlite.SqliteSnapshotStore;
import io.github.usageexport.collect.CollectControls;
import io.github.usageexport.collect.CollectProgress;
import io.github.usageexport.collect.CollectUsage;
import io.github.usageexport.collect.StatedNames;
import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.control.ControlTotals;
import io.github.usageexport.export.ExportUsage;
import io.github.usageexport.plan.PlanExport;
import io.github.usageexport.plan.PlanExtras;
import io.github.usageexport.plan.UnpricedDays;
import io.github.usageexport.run.ExportOutcome;
import io.github.usageexport.run.ExportPlan;
import io.github.usageexport.run.ExportRequest;
import io.github.usageexport.run.Pause;
import io.github.usageexport.run.RequestedRange;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunId;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.twilio.CredentialSource;
import io.github.usageexport.twilio.Twilio;
import io.github.usageexport.twilio.TwilioCredentials;
import io.github.usageexport.twilio.TwilioSettings;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.UsagePeriod;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Runs of the real stages in the simulator's time, which count what they do. */
final class CountedRuns implements AutoCloseable {
  private static final int IN_FLIGHT = 4;
  private static final CategoryCatalogue CATALOGUE = CategoryCatalogue.load();

  private final Simulator simulator;
  private final SqliteDatabase database;
  private final SqliteRunStore runs;
  private final SqliteAccountStore accounts;
  private final SqliteControlStore controls;
  private final SqliteCategoryStore categories;
  private final CountingStore store;
  private final DirectoryLakeStore lake;
  private final Twilio twilio;
  private final SplittableRandom random = new SplittableRandom(1);

  CountedRuns(Simulator simulator, Path folder) {
    this.simulator = simulator;
    this.database = SqliteDatabase.open(folder, random);
    this.runs = new SqliteRunStore(database);
    this.accounts = new SqliteAccountStore(database);
    this.controls = new SqliteControlStore(database);
    this.categories = new SqliteCategoryStore(database);
    this.store = new CountingStore(new SqliteSnapshotStore(database));
    this.lake = new DirectoryLakeStore(folder.resolve("lake"));
    this.twilio =
        new Twilio(
            TwilioSettings.of(
                simulator.baseUrl(), new AccountSid(simulator.accountSid()), IN_FLIGHT),
            CredentialSource.of(
                new TwilioCredentials(simulator.accountSid(), simulator.authToken())),
            simulator.clock(),
            Pause.SLEEP,
            random);
  }

  /** One run over so many days. */
  Quantities run(int lookbackDays) throws UnreadableException {
    long requests = simulator.metrics().requests();
    long reads = store.readUnits();
    long writes = store.writeUnits();
    long stored = store.storedBytes();
    PlanExport plan =
        new PlanExport(
            twilio.accounts(),
            accounts,
            runs,
            simulator.clock(),
            new PlanExtras(
                true, Optional.of(new UnpricedDays(store, UnpricedDays.DEFAULT_LOOKBACK_DAYS))));
    ExportRequest request =
        new ExportRequest(
            new RequestedRange.Lookback(lookbackDays), Set.of(), Set.of(), Set.of(), null, null);
    Run run = plan.start(request, RunId.next(simulator.clock(), random));
    ExportPlan planned = plan.begin(request, run);
    List<SliceOutcome> read = collect(planned);
    ExportOutcome exported = export(planned);
    runs.save(run.ended(RunStatus.COMPLETE, simulator.clock().instant()));
    return new Quantities(
        1,
        simulator.metrics().requests() - requests,
        read.size(),
        exported.written() + exported.unchanged(),
        exported.written(),
        exported.bytes(),
        store.readUnits() - reads,
        store.writeUnits() - writes,
        store.storedBytes() - stored);
  }

  private List<SliceOutcome> collect(ExportPlan planned) {
    CollectUsage collect =
        new CollectUsage(
            twilio.usage(),
            new Recorder(store, Settlement.DEFAULT, CATALOGUE::contains),
            runs,
            simulator.clock(),
            IN_FLIGHT,
            new CollectControls(twilio.controls(), controls, store, simulator.clock(), IN_FLIGHT),
            new StatedNames(categories));
    List<SliceOutcome> read =
        collect.collect(planned.run().id(), planned.allSlices(), CollectProgress.NONE);
    collect.collectControls(planned.run().id(), planned.controls(), read);
    return read;
  }

  private ExportOutcome export(ExportPlan planned) {
    String runId = planned.run().id();
    ExportUsage export =
        new ExportUsage(
            store,
            accounts,
            lake,
            CATALOGUE,
            Settlement.DEFAULT,
            new ControlTotals(
                store, accounts, controls, CATALOGUE, Settlement.DEFAULT, simulator.clock()),
            categories,
            ExportUsage.OfMoreVersions.REFUSE);
    ExportOutcome sum = export.exportAccounts(runId).plus(export.exportCategories(runId));
    for (UsagePeriod period : planned.periods()) {
      sum = sum.plus(export.export(runId, period));
    }
    for (UsagePeriod day : planned.controlDays()) {
      sum = sum.plus(export.exportControls(runId, day));
    }
    return sum;
  }

  @Override
  public void close() {
    twilio.close();
    database.close();
  }
}
