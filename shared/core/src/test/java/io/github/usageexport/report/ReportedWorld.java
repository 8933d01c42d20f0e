package io.github.usageexport.report;

import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.run.MemoryStore;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accounts and what was stated of their days, recorded as a run would. */
public final class ReportedWorld {
  /** Of October; by the 20th of November all of them are closed. */
  public static final LocalDate FIRST = LocalDate.of(2026, 10, 1);

  public static final Instant CLOSED = Instant.parse("2026-11-20T12:00:00Z");
  public static final String RUN = "20261120T120000Z-00000001";

  private static final CategoryCatalogue CATALOGUE = CategoryCatalogue.load();
  private final MemoryStore store = new MemoryStore();
  private final Recorder recorder = new Recorder(store, Settlement.DEFAULT, CATALOGUE::contains);

  public static Account account(int number, String name) {
    return new Account(
        new AccountSid(String.format(Locale.ROOT, "AC%032x", number)),
        name,
        AccountStatus.ACTIVE,
        new AccountSid("AC" + "0".repeat(32)),
        Instant.parse("2020-01-01T00:00:00Z"));
  }

  public ReportedWorld know(Account account, Instant firstSeen) {
    store.save(List.of(KnownAccount.firstSeen(account, firstSeen)));
    return this;
  }

  /** Records a day's rows, each a category and its price in cents; the total last. */
  public ReportedWorld state(
      Account account, LocalDate day, Instant asOf, Instant observedAt, Row... rows) {
    UsagePeriod period = UsagePeriod.day(day);
    List<UsageRecord> records =
        List.of(rows).stream().map(row -> row.record(account.sid(), day, asOf)).toList();
    recorder.record(
        account,
        SliceKey.of(account.sid(), period),
        List.of(Statement.of(period, records, Optional.of(asOf), observedAt)),
        RUN,
        observedAt);
    return this;
  }

  public ReportedWorld fail(Account account, LocalDate day, FailureReason reason) {
    UsagePeriod period = UsagePeriod.day(day);
    recorder.recordFailure(SliceKey.of(account.sid(), period), List.of(period), reason);
    return this;
  }

  public UsageReports reports(ChecksSource checks) {
    return new UsageReports(store, store, CATALOGUE, Settlement.DEFAULT, checks);
  }

  /** Of so many days from the first. */
  public UsageReport report(int days, @Nullable Instant asKnownAt) {
    return reports(ChecksSource.NONE)
        .of(new ReportScope(new DateRange(FIRST, FIRST.plusDays(days - 1L)), asKnownAt, null));
  }

  /** What a category costs. */
  public record Row(String category, long cents, @Nullable String unit) {
    public static Row usd(String category, long cents) {
      return new Row(category, cents, "usd");
    }

    public static Row total(long cents) {
      return usd(Category.TOTALPRICE.name(), cents);
    }

    private UsageRecord record(AccountSid account, LocalDate day, Instant asOf) {
      Amount price = new Amount(BigDecimal.valueOf(cents, 2));
      return new UsageRecord(
          account,
          new Category(category),
          "",
          day,
          day,
          new Amount(BigDecimal.ONE),
          "",
          price,
          unit,
          price,
          unit,
          asOf);
    }
  }
}
