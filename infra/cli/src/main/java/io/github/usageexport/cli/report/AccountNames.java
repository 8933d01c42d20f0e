package io.github.usageexport.cli.report;

import io.github.usageexport.cli.query.TableText;
import io.github.usageexport.control.PriceIncident;
import io.github.usageexport.report.Gap;
import io.github.usageexport.report.ReportedAccount;
import io.github.usageexport.report.RestatedDay;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What accounts are called on a terminal: by name, or by SID where names do not tell them apart.
 */
public final class AccountNames {
  /** Longer names may be cut in a row: they differ only if this much of them does. */
  private static final int SHOWN = 24;

  private final Map<String, Set<AccountSid>> accounts = new HashMap<>();

  private AccountNames() {}

  /** The names of these accounts. */
  public static AccountNames of(Collection<Account> accounts) {
    AccountNames names = new AccountNames();
    accounts.forEach(names::add);
    return names;
  }

  /** Every name that a report shows, former ones included. */
  static AccountNames of(UsageReport report) {
    AccountNames names = new AccountNames();
    report.accounts().stream().map(ReportedAccount::account).forEach(names::add);
    report.gaps().stream().map(Gap::account).forEach(names::add);
    report.restatements().largest().stream().map(RestatedDay::account).forEach(names::add);
    for (PriceIncident incident : report.checks().incidents()) {
      names.add(incident.account(), incident.accountName());
    }
    return names;
  }

  /** Whether each name is of one account. */
  public boolean areUnique() {
    return accounts.entrySet().stream()
        .noneMatch(name -> name.getKey().isEmpty() || name.getValue().size() > 1);
  }

  String of(Account account) {
    return of(account.sid(), account.name());
  }

  String of(AccountSid account, String name) {
    String shown = shown(name);
    boolean isUnique = accounts.getOrDefault(shown, Set.of()).size() == 1;
    return isUnique && !shown.isEmpty() ? name : account.value();
  }

  private void add(Account account) {
    add(account.sid(), account.name());
  }

  private void add(AccountSid account, String name) {
    accounts.computeIfAbsent(shown(name), any -> new HashSet<>()).add(account);
  }

  private static String shown(String name) {
    return TableText.shortened(TableText.visible(name).strip(), SHOWN);
  }
}
