package io.github.usageexport.benchmark;

import io.github.usageexport.cli.lake.DirectoryLakeStore;
import io.github.usageexport.cli.sqlite.SqliteAccountStore;
import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.cli.sqlite.SqliteRunStore;
import io.github.usageexport.cli.sqlite.SqliteSnapshotStore;
import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.pipeline.CollectProgress;
import io.github.usageexport.pipeline.CollectUsage;
import io.github.usageexport.pipeline.ExportOutcome;
import io.github.usageexport.pipeline.ExportPlan;
import io.github.usageexport.pipeline.ExportRequest;
import io.github.usageexport.pipeline.ExportUsage;
import io.github.usageexport.pipeline.Pause;
import io.github.usageexport.pipeline.PlanExport;
import io.github.usageexport.pipeline.RequestedRange;
import io.github.usageexport.pipeline.Run;
import io.github.usageexport.pipeline.RunId;
import io.github.usageexport.pipeline.RunStatus;
import io.github.usageexport.pipeline.SliceOutcome;
import io.github.usageexport.pipeline.UnreadableException;
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
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Runs of the real stages in the simulator's time, which count what they do. */
final class CountedRuns implements AutoCloseable {
  private static final int IN_FLIGHT = 4;

  private final Simulator simulator;
  private final SqliteDatabase database;
  private final SqliteRunStore runs;
  private final SqliteAccountStore accounts;
  private final CountingStore store;
  private final DirectoryLakeStore lake;
  private final Twilio twilio;
  private final SplittableRandom random = new SplittableRandom(1);

  CountedRuns(Simulator simulator, Path folder) {
    this.simulator = simulator;
    this.database = SqliteDatabase.open(folder, random);
    this.runs = new SqliteRunStore(database);
    this.accounts = new SqliteAccountStore(database);
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
    PlanExport plan = new PlanExport(twilio.accounts(), accounts, runs, simulator.clock());
    ExportRequest request =
        new ExportRequest(
            new RequestedRange.Lookback(lookbackDays), Set.of(), Set.of(), Set.of(), null, null);
    Run run = plan.start(request, RunId.next(simulator.clock(), random));
    ExportPlan planned = plan.begin(request, run);
    List<SliceOutcome> read =
        new CollectUsage(
                twilio.usage(),
                new Recorder(store, Settlement.DEFAULT, CategoryCatalogue.load()::contains),
                runs,
                simulator.clock(),
                IN_FLIGHT)
            .collect(
                run.id(),
                planned.batches().stream().flatMap(List::stream).toList(),
                CollectProgress.NONE);
    ExportOutcome exported = export(run.id(), planned.periods());
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

  private ExportOutcome export(String runId, Collection<UsagePeriod> periods) {
    ExportUsage export =
        new ExportUsage(
            store,
            accounts,
            lake,
            CategoryCatalogue.load(),
            Settlement.DEFAULT,
            ExportUsage.OfMoreVersions.REFUSE);
    ExportOutcome sum = export.exportAccounts(runId);
    for (UsagePeriod period : periods) {
      sum = sum.plus(export.export(runId, period));
    }
    return sum;
  }

  @Override
  public void close() {
    twilio.close();
    database.close();
  }
}
