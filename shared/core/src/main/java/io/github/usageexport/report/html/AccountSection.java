package io.github.usageexport.report.html;

import io.github.usageexport.report.Money;
import io.github.usageexport.report.ReportedAccount;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.report.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was spent in one currency, by account: the largest as bars, all in a table. */
record AccountSection(Html html, UsageReport report, String currency) {
  private static final int BARS = 12;

  void write() {
    List<ReportedAccount> largest = new ArrayList<>(report.accounts());
    largest.sort(
        Comparator.comparing(this::price, Comparator.reverseOrder())
            .thenComparing(account -> account.account().sid()));
    List<ReportedAccount> shown = largest.size() <= BARS + 1 ? largest : largest.subList(0, BARS);
    List<ReportedAccount> others = largest.subList(shown.size(), largest.size());
    BigDecimal rest = others.stream().map(this::price).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal greatest = shown.stream().map(this::price).reduce(BigDecimal.ZERO, BigDecimal::max);
    html.open("section").put("h2", "Spend by account, " + Money.currency(currency));
    Table table = new Table(html, "Spend by account, the largest");
    table.write(
        List.of(
            Table.Column.text("Account"),
            Table.Column.number("Price"),
            Table.Column.number("Share"),
            Table.Column.number("Restated")),
        () -> {
          shown.forEach(account -> writeAccount(table, account, greatest));
          if (!others.isEmpty()) {
            writeOthers(table, others, rest);
          }
        });
    writeAll(largest);
    html.close().line();
  }

  private void writeAccount(Table table, ReportedAccount account, BigDecimal greatest) {
    html.open("tr").open("th", "scope", "row", "class", "barred");
    html.foreign(account.account().name());
    String sid = account.account().sid().value();
    html.put("small", shortened(sid), "title", sid);
    new Swatch(html).bar(price(account), greatest, "f0");
    html.close();
    writeAmounts(table, price(account), account.restated().in(currency));
  }

  /** Enough to find it in the table of all accounts, which has the whole. */
  static String shortened(String sid) {
    return sid.substring(0, 8) + "…" + sid.substring(sid.length() - 4);
  }

  /** Without a bar: theirs would dwarf all others. */
  private void writeOthers(Table table, List<ReportedAccount> others, BigDecimal rest) {
    html.open("tr")
        .put("th", Words.count(others.size(), "other account"), "scope", "row", "class", "barred");
    writeAmounts(
        table,
        rest,
        others.stream()
            .map(account -> account.restated().in(currency))
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private void writeAmounts(Table table, BigDecimal price, BigDecimal restated) {
    table.number(Money.of(price));
    table.number(Money.share(price, report.total().in(currency)));
    table.number(restated.signum() == 0 ? "–" : Money.signed(restated));
    html.close();
  }

  private void writeAll(List<ReportedAccount> largest) {
    Table all = new Table(html, "Spend by account");
    all.writeFolded(
        "Table of all accounts",
        List.of(
            Table.Column.text("Account"),
            Table.Column.text("Status"),
            Table.Column.number("Days"),
            Table.Column.number("Price")),
        () ->
            all.rows(
                largest,
                account -> {
                  html.open("tr").open("th", "scope", "row");
                  html.foreign(account.account().name());
                  html.put("small", account.account().sid().value()).close();
                  all.cell(account.account().status().value());
                  all.number(String.valueOf(account.days()));
                  all.number(Money.of(price(account)));
                  html.close();
                }));
    all.noteOn(
        largest.size(),
        "select account_sid, account_name, sum(price) from usage_daily"
            + " where category = 'totalprice' group by all order by 3 desc");
  }

  private BigDecimal price(ReportedAccount account) {
    return account.total().in(currency);
  }
}
