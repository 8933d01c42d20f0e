package io.github.usageexport.functions.exportusage;

import io.github.usageexport.aws.dynamodb.DynamoAccountStore;
import io.github.usageexport.aws.dynamodb.DynamoCategoryStore;
import io.github.usageexport.aws.dynamodb.DynamoControlStore;
import io.github.usageexport.aws.dynamodb.DynamoSnapshotStore;
import io.github.usageexport.aws.dynamodb.DynamoTable;
import io.github.usageexport.aws.lambda.Telemetry;
import io.github.usageexport.aws.s3.S3LakeStore;
import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.control.ControlTotals;
import io.github.usageexport.export.ExportUsage;
import io.github.usageexport.export.ExportUsage.OfMoreVersions;
import io.github.usageexport.handoff.Tallies;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.run.Pause;
import io.github.usageexport.snapshot.Settlement;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;

/** Puts the function together over AWS. */
final class Wiring {
  private Wiring() {}

  static ExportPartition exportPartition(Settings settings) {
    Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    Telemetry telemetry = Telemetry.start("export-usage", System.out, clock);
    DynamoTable table = DynamoTable.connect(settings.table(), Pause.SLEEP, new SecureRandom());
    LakeStore lake =
        S3LakeStore.connect(
            settings.lake().location(),
            settings.lake().kmsKey().orElse(null),
            settings.lake().endpoints());
    DynamoSnapshotStore snapshots = new DynamoSnapshotStore(table, Settlement.DEFAULT);
    DynamoAccountStore accounts = new DynamoAccountStore(table);
    CategoryCatalogue catalogue = CategoryCatalogue.load();
    ExportUsage stage =
        new ExportUsage(
            snapshots,
            accounts,
            lake,
            catalogue,
            Settlement.DEFAULT,
            new ControlTotals(
                snapshots,
                accounts,
                new DynamoControlStore(table),
                catalogue,
                Settlement.DEFAULT,
                clock),
            new DynamoCategoryStore(table),
            OfMoreVersions.REFUSE);
    return new ExportPartition(stage, new Tallies(lake), telemetry);
  }
}
