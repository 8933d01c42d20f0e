package io.github.usageexport.twilio;

import io.github.usageexport.run.Slice;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One list resource with its filters, read from its first page to its last.
 *
 * @param range what is asked for; all time is asked for without dates
 */
record UsageList(AccountSid account, Granularity granularity, DateRange range)
    implements RecordList {

  /**
   * The lists that make up a slice. Page tokens are page numbers, so a list that moves while it is
   * read repeats or drops rows: the open day and the day before, which still move, are lists of
   * their own, a single page each as a rule.
   *
   * @param today the GMT day that is open
   */
  static List<UsageList> of(Slice slice, LocalDate today) {
    if (slice.granularity() != Granularity.DAILY) {
      return List.of(new UsageList(slice.account().sid(), slice.granularity(), slice.range()));
    }
    LocalDate yesterday = today.minusDays(1);
    List<UsageList> lists = new ArrayList<>();
    slice.range().until(yesterday.minusDays(1)).ifPresent(days -> lists.add(daily(slice, days)));
    slice
        .range()
        .from(yesterday)
        .ifPresent(
            moving ->
                moving.days().forEach(day -> lists.add(daily(slice, new DateRange(day, day)))));
    return lists;
  }

  private static UsageList daily(Slice slice, DateRange days) {
    return new UsageList(slice.account().sid(), Granularity.DAILY, days);
  }

  List<UsagePeriod> periods() {
    return UsagePeriod.touchedBy(granularity, range).toList();
  }

  @Override
  public String firstPage(int pageSize) {
    return firstPage(account, granularity.resource(), filter(), pageSize);
  }

  /**
   * @param filter further parameters, each with its ampersand
   */
  static String firstPage(AccountSid account, String resource, String filter, int pageSize) {
    return "/2010-04-01/Accounts/%s/Usage/Records/%s.json?IncludeSubaccounts=false%s&PageSize=%s"
        .formatted(account, resource, filter, pageSize);
  }

  @Override
  public String asked() {
    return range.toString();
  }

  private String filter() {
    return granularity == Granularity.ALL_TIME
        ? ""
        : "&StartDate=%s&EndDate=%s".formatted(range.start(), range.end());
  }

  @Override
  public Optional<UsagePeriod> periodOf(UsageRecord row) {
    UsagePeriod period = UsagePeriod.containing(granularity, row.startDate());
    boolean isInside =
        switch (granularity) {
          case DAILY -> row.startDate().equals(row.endDate()) && range.contains(row.startDate());
          // Where Twilio clips a period's edges is not documented: its own days bound it.
          case MONTHLY, YEARLY ->
              period.days().contains(row.endDate())
                  && range.intersection(period.days()).isPresent();
          case ALL_TIME -> true;
        };
    return isInside ? Optional.of(period) : Optional.empty();
  }
}
