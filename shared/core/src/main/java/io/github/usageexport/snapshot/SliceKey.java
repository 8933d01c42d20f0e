package io.github.usageexport.snapshot;

import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.LocalDate;

/**
 * What is recorded in one transaction: an account's days of one calendar month, or one of its
 * months, years or all time.
 */
public record SliceKey(AccountSid account, Granularity granularity, UsagePeriod bucket) {
  public SliceKey {
    if (!bucket.equals(bucketOf(granularity, bucket.firstDay()))) {
      throw new IllegalArgumentException(bucket + " is no bucket of " + granularity);
    }
  }

  public static SliceKey of(AccountSid account, UsagePeriod period) {
    return new SliceKey(account, period.granularity(), bucketOf(period));
  }

  /** The month that a day is recorded with; any other period is recorded by itself. */
  public static UsagePeriod bucketOf(UsagePeriod period) {
    return bucketOf(period.granularity(), period.firstDay());
  }

  private static UsagePeriod bucketOf(Granularity granularity, LocalDate day) {
    return UsagePeriod.containing(
        granularity == Granularity.DAILY ? Granularity.MONTHLY : granularity, day);
  }

  @Override
  public String toString() {
    return account + " " + granularity.word() + " " + bucket;
  }
}
