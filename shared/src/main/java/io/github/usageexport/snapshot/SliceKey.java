package io.github.usageexport.snapshot;

import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;

/**
 * What is recorded in one transaction: an account's days of one calendar month, or one of its
 * months, years or all time.
 */
public record SliceKey(AccountSid account, Granularity granularity, UsagePeriod bucket) {
  public SliceKey {
    if (!bucket.equals(bucketOf(granularity, bucket))) {
      throw new IllegalArgumentException(bucket + " is no bucket of " + granularity);
    }
  }

  public static SliceKey of(AccountSid account, UsagePeriod period) {
    return new SliceKey(account, period.granularity(), bucketOf(period.granularity(), period));
  }

  private static UsagePeriod bucketOf(Granularity granularity, UsagePeriod period) {
    return UsagePeriod.containing(
        granularity == Granularity.DAILY ? Granularity.MONTHLY : granularity, period.firstDay());
  }

  @Override
  public String toString() {
    return account + " " + granularity.word() + " " + bucket;
  }
}
