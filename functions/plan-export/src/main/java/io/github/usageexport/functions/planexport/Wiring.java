package io.github.usageexport.functions.planexport;

import io.github.usageexport.aws.dynamodb.DynamoAccountStore;
import io.github.usageexport.aws.dynamodb.DynamoRunStore;
import io.github.usageexport.aws.dynamodb.DynamoSnapshotStore;
import io.github.usageexport.aws.dynamodb.DynamoTable;
import io.github.usageexport.aws.lambda.Telemetry;
import io.github.usageexport.aws.s3.S3LakeStore;
import io.github.usageexport.aws.secrets.SecretsManagerCredentials;
import io.github.usageexport.lake.LakeOwner;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.plan.LakeStart;
import io.github.usageexport.plan.PlanExport;
import io.github.usageexport.plan.PlanExtras;
import io.github.usageexport.plan.PlanOnce;
import io.github.usageexport.plan.UnpricedDays;
import io.github.usageexport.run.Pause;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.twilio.Twilio;
import io.github.usageexport.twilio.TwilioSettings;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;

/** Puts the function together over AWS and Twilio. */
final class Wiring {
  /** Accounts are listed page by page. */
  private static final int ONE_REQUEST_AT_ONCE = 1;

  /** The daily schedule reads what is older; this is for the runs between. */
  private static final int REREAD_DAYS = 10;

  private Wiring() {}

  static PlanRun planRun(Settings settings) {
    Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    Telemetry telemetry = Telemetry.start("plan-export", System.out, clock);
    DynamoTable table = DynamoTable.connect(settings.table(), Pause.SLEEP, new SecureRandom());
    PlanExport stage =
        new PlanExport(
            twilio(settings, clock).accounts(),
            new DynamoAccountStore(table),
            new DynamoRunStore(table),
            clock,
            new PlanExtras(
                true,
                Optional.of(
                    new UnpricedDays(
                        new DynamoSnapshotStore(table, Settlement.DEFAULT), REREAD_DAYS))));
    LakeStore lake =
        S3LakeStore.connect(
            settings.lake().location(),
            settings.lake().kmsKey().orElse(null),
            settings.lake().endpoints());
    LakeOwner owner =
        new LakeOwner(table.id(), "the DynamoDB table " + table.name(), clock.instant());
    return new PlanRun(
        new PlanOnce(stage, lake, owner, new LakeStart(settings.lakeStart())), telemetry);
  }

  private static Twilio twilio(Settings settings, Clock clock) {
    SecretsManagerCredentials secret =
        SecretsManagerCredentials.open(settings.twilio().secretArn());
    return new Twilio(
        TwilioSettings.of(
            settings.twilio().baseUrl(),
            secret.parent(),
            ONE_REQUEST_AT_ONCE,
            settings.twilio().network()),
        secret,
        clock,
        Pause.SLEEP,
        new SecureRandom());
  }
}
