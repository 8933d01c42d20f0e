package io.github.usageexport.functions.collectusage;

import io.github.usageexport.aws.dynamodb.DynamoCategoryStore;
import io.github.usageexport.aws.dynamodb.DynamoControlStore;
import io.github.usageexport.aws.dynamodb.DynamoRunStore;
import io.github.usageexport.aws.dynamodb.DynamoSnapshotStore;
import io.github.usageexport.aws.dynamodb.DynamoTable;
import io.github.usageexport.aws.lambda.Telemetry;
import io.github.usageexport.aws.s3.S3LakeStore;
import io.github.usageexport.aws.secrets.SecretsManagerCredentials;
import io.github.usageexport.collect.CollectControls;
import io.github.usageexport.collect.CollectUsage;
import io.github.usageexport.collect.StatedNames;
import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.handoff.Tallies;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.run.Pause;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.twilio.Twilio;
import io.github.usageexport.twilio.TwilioSettings;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;

/** Puts the function together over AWS and Twilio. */
final class Wiring {
  private Wiring() {}

  static CollectBatch collectBatch(Settings settings) {
    Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    Telemetry telemetry = Telemetry.start("collect-usage", System.out, clock);
    DynamoTable table = DynamoTable.connect(settings.table(), Pause.SLEEP, new SecureRandom());
    Twilio twilio = twilio(settings, clock);
    DynamoSnapshotStore snapshots = new DynamoSnapshotStore(table, Settlement.DEFAULT);
    CollectUsage stage =
        new CollectUsage(
            twilio.usage(),
            new Recorder(snapshots, Settlement.DEFAULT, CategoryCatalogue.load()::contains),
            new DynamoRunStore(table),
            clock,
            settings.concurrency(),
            new CollectControls(
                twilio.controls(),
                new DynamoControlStore(table),
                snapshots,
                clock,
                settings.concurrency()),
            new StatedNames(new DynamoCategoryStore(table)));
    LakeStore lake =
        S3LakeStore.connect(
            settings.lake().location(),
            settings.lake().kmsKey().orElse(null),
            settings.lake().endpoints());
    return new CollectBatch(stage, twilio.metrics()::counts, new Tallies(lake), telemetry, clock);
  }

  private static Twilio twilio(Settings settings, Clock clock) {
    SecretsManagerCredentials secret =
        SecretsManagerCredentials.open(settings.twilio().secretArn());
    return new Twilio(
        TwilioSettings.of(
            settings.twilio().baseUrl(),
            secret.parent(),
            settings.concurrency(),
            settings.twilio().network()),
        secret,
        clock,
        Pause.SLEEP,
        new SecureRandom());
  }
}
