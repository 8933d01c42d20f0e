package io.github.usageexport.functions.reportusage;

import io.github.usageexport.aws.dynamodb.DynamoAccountStore;
import io.github.usageexport.aws.dynamodb.DynamoControlStore;
import io.github.usageexport.aws.dynamodb.DynamoRunStore;
import io.github.usageexport.aws.dynamodb.DynamoSnapshotStore;
import io.github.usageexport.aws.dynamodb.DynamoTable;
import io.github.usageexport.aws.lambda.Telemetry;
import io.github.usageexport.aws.s3.S3LakeStore;
import io.github.usageexport.aws.sns.SnsNotifier;
import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.control.ControlTotals;
import io.github.usageexport.control.IncidentSearch;
import io.github.usageexport.finish.Notifier;
import io.github.usageexport.finish.ReportUsage;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.report.ControlChecks;
import io.github.usageexport.report.UsageReports;
import io.github.usageexport.run.Pause;
import io.github.usageexport.snapshot.Settlement;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;

/** Puts the function together over AWS. */
final class Wiring {
  private Wiring() {}

  static EndRun endRun(Settings settings) {
    Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    Telemetry telemetry = Telemetry.start("report-usage", System.out, clock);
    DynamoTable table = DynamoTable.connect(settings.table(), Pause.SLEEP, new SecureRandom());
    LakeStore lake =
        S3LakeStore.connect(
            settings.lake().location(),
            settings.lake().kmsKey().orElse(null),
            settings.lake().endpoints());
    DynamoSnapshotStore snapshots = new DynamoSnapshotStore(table, Settlement.DEFAULT);
    DynamoAccountStore accounts = new DynamoAccountStore(table);
    CategoryCatalogue catalogue = CategoryCatalogue.load();
    ControlTotals totals =
        new ControlTotals(
            snapshots,
            accounts,
            new DynamoControlStore(table),
            catalogue,
            Settlement.DEFAULT,
            clock);
    UsageReports reports =
        new UsageReports(
            snapshots,
            accounts,
            catalogue,
            Settlement.DEFAULT,
            new ControlChecks(totals, new IncidentSearch(snapshots, accounts)));
    Notifier notifier =
        settings.topic().map(SnsNotifier::open).<Notifier>map(n -> n).orElse(Notifier.NOBODY);
    return new EndRun(
        new ReportUsage(reports, new DynamoRunStore(table), lake, clock), notifier, telemetry);
  }
}
