package io.github.usageexport.run;

import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;
import java.time.Instant;
import java.time.LocalDate;

/** Accounts 0, 1, 2 … of a tree whose parent is number 0, and slices of them. */
public final class Accounts {
  private Accounts() {}

  public static AccountSid sid(int number) {
    return new AccountSid("AC%32s".formatted(Integer.toHexString(number)).replace(' ', '0'));
  }

  /** As old as Twilio. */
  public static Account account(int number) {
    return createdAt(number, Instant.parse("2010-01-01T00:00:00Z"));
  }

  public static Account createdAt(int number, Instant created) {
    return new Account(sid(number), "Account " + number, AccountStatus.ACTIVE, sid(0), created);
  }

  public static DateRange days(String start, String end) {
    return new DateRange(LocalDate.parse(start), LocalDate.parse(end));
  }

  public static Slice daily(int number, String start, String end) {
    return new Slice(account(number), Granularity.DAILY, days(start, end));
  }
}
