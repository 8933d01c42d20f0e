package io.github.usageexport.report;

import io.github.usageexport.usage.Account;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up one account. */
final class AccountSums {
  final Prices restated = new Prices();
  private Account account;
  private final Prices total = new Prices();
  private final SortedMap<String, Prices> families = new TreeMap<>();
  private int days;

  AccountSums(Account account) {
    this.account = account;
  }

  /** Days come in order of time, so that the last word on its name is the newest. */
  void add(Account asOfThatDay, PricedContent priced) {
    account = asOfThatDay;
    total.add(priced.total());
    DaySums.addTo(families, priced.families());
    days++;
  }

  boolean isObserved() {
    return days > 0;
  }

  ReportedAccount account() {
    return new ReportedAccount(account, total, families, days, restated);
  }
}
