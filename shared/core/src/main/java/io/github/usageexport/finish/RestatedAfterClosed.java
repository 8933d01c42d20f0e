package io.github.usageexport.finish;

import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.util.stream.Stream;

/** Counts the account-days that a run restated after they were closed. */
public final class RestatedAfterClosed {
  private RestatedAfterClosed() {}

  public static long count(RunReport report, SnapshotStore snapshots) {
    if (report.restated().days() == 0) {
      return 0;
    }
    return UsagePeriod.touchedBy(Granularity.DAILY, report.run().range())
        .mapToLong(day -> count(day, report.run().id(), snapshots))
        .sum();
  }

  private static long count(UsagePeriod day, String runId, SnapshotStore snapshots) {
    try (Stream<Version> versions = snapshots.currentVersions(day)) {
      return versions
          .filter(version -> version.runId().equals(runId))
          .filter(version -> version.flags().contains(QualityFlag.RESTATED_AFTER_CLOSED))
          .count();
    }
  }
}
