package io.github.usageexport.snapshot;

import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Accounts and statements, for tests of what stores keep. */
public final class SnapshotSamples {
  public static final Instant NOON = Instant.parse("2026-11-05T12:00:00.123Z");

  private SnapshotSamples() {}

  /** Accounts with greater numbers sort behind those with smaller ones. */
  public static Account account(int number) {
    return new Account(
        sid(number),
        "Müşteri " + number + " 📞",
        AccountStatus.ACTIVE,
        sid(0),
        number % 2 == 0 ? null : Instant.parse("2019-02-03T04:05:06Z"));
  }

  public static AccountSid sid(int number) {
    return new AccountSid(String.format(Locale.ROOT, "AC%032x", number));
  }

  public static UsagePeriod day(int ofNovember) {
    return UsagePeriod.day(LocalDate.of(2026, 11, ofNovember));
  }

  public static UsagePeriod period(Granularity granularity) {
    return UsagePeriod.containing(granularity, LocalDate.of(2026, 11, 3));
  }

  public static Statement statement(UsagePeriod period, Instant asOf, Content content) {
    StatedCategories stated =
        StatedCategories.of(content.rows().stream().map(StatedCategory::of).toList());
    return new Statement(period, asOf, content, stated, Set.of());
  }

  /** A day of nothing but a total. */
  public static Statement costing(UsagePeriod period, Instant asOf, long cents) {
    return statement(period, asOf, ContentSamples.costing(cents));
  }

  public static Recorder recorder(SnapshotStore store) {
    return new Recorder(store, Settlement.DEFAULT, any -> true);
  }

  /** Records statements of one slice. */
  public static SliceChange record(SnapshotStore store, Account account, Statement... statements) {
    SliceKey key = SliceKey.of(account.sid(), statements[0].period());
    return recorder(store).record(account, key, List.of(statements), "run", NOON);
  }
}
