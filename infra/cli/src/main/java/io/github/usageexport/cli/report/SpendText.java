package io.github.usageexport.cli.report;

import io.github.usageexport.cli.query.TableText;
import io.github.usageexport.report.Money;
import io.github.usageexport.report.Prices;
import io.github.usageexport.report.ReportedAccount;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.report.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What was spent in one currency. */
record SpendText(UsageReport report, AccountNames names, TextLines lines) {
  private static final int MOST_ACCOUNTS = 20;
  private static final int SHARE = 6;

  void write(String currency) {
    BigDecimal total = report.total().in(currency);
    lines.heading("By family", Money.currency(currency));
    List<Map.Entry<String, Prices>> families = new ArrayList<>(report.families().entrySet());
    families.removeIf(family -> !family.getValue().byCurrency().containsKey(currency));
    families.sort(
        Comparator.comparing(
            (Map.Entry<String, Prices> family) -> family.getValue().in(currency),
            Comparator.reverseOrder()));
    families.forEach(family -> row(family.getKey(), family.getValue().in(currency), total));
    lines.heading("By account", Money.currency(currency));
    List<ReportedAccount> accounts = report.accountsBySpend(currency);
    int shown = accounts.size() <= MOST_ACCOUNTS + 1 ? accounts.size() : MOST_ACCOUNTS;
    for (ReportedAccount account : accounts.subList(0, shown)) {
      row(names.of(account.account()), account.total().in(currency), total);
    }
    List<ReportedAccount> others = accounts.subList(shown, accounts.size());
    if (!others.isEmpty()) {
      BigDecimal rest =
          others.stream()
              .map(account -> account.total().in(currency))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      row(Words.count(others.size(), "other account"), rest, total);
    }
  }

  private void row(String name, BigDecimal amount, BigDecimal total) {
    lines.row(name, Money.of(amount), TableText.right(Money.share(amount, total), SHARE));
  }
}
