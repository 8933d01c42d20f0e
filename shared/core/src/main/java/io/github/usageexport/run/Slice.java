package io.github.usageexport.run;

import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.LocalDate;
import java.util.List;

/**
 * What is read whole or not at all: one account and granularity, the days of one calendar month or
 * one longer period.
 *
 * @param range clipped to the window, to the account's life and to today
 */
public record Slice(Account account, Granularity granularity, DateRange range) {
  public Slice {
    SliceKey first = keyOf(account, granularity, range.start());
    if (!first.equals(keyOf(account, granularity, range.end()))) {
      throw new IllegalArgumentException(range + " spans more than one slice");
    }
  }

  public SliceKey key() {
    return keyOf(account, granularity, range.start());
  }

  /** Tells slices of the same account, granularity and days apart from others. */
  public record Id(AccountSid account, Granularity granularity, DateRange range) {}

  public Id id() {
    return new Id(account.sid(), granularity, range);
  }

  /**
   * The problem of a slice that its invocation did not come to.
   *
   * @param why what happened to the invocation, as a sentence without its full stop
   */
  public Problem notRead(String why) {
    return new Problem(
        FailureReason.NOT_READ,
        "%s before it came to %s".formatted(why, this),
        "Run again: what is missing is read then");
  }

  /** Every period that it gives a statement of, in order of time. */
  public List<UsagePeriod> periods() {
    return UsagePeriod.touchedBy(granularity, range).toList();
  }

  private static SliceKey keyOf(Account account, Granularity granularity, LocalDate day) {
    return SliceKey.of(account.sid(), UsagePeriod.containing(granularity, day));
  }

  @Override
  public String toString() {
    return account.sid() + " " + granularity.word() + " " + range;
  }
}
