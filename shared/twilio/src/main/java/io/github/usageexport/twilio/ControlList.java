package io.github.usageexport.twilio;

import io.github.usageexport.control.ControlKind;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.util.Optional;

/** The list that a control reads: of days, of a month, or of a range in one sum. */
record ControlList(ControlKind kind, AccountSid account, DateRange range) implements RecordList {

  @Override
  public String firstPage(int pageSize) {
    return "/2010-04-01/Accounts/%s/Usage/%s.json?IncludeSubaccounts=%s&StartDate=%s&EndDate=%s&PageSize=%s"
        .formatted(
            account, resource(), kind == ControlKind.TREE, range.start(), range.end(), pageSize);
  }

  private String resource() {
    return switch (kind) {
      case TREE -> "Records/" + Granularity.DAILY.resource();
      case MONTH -> "Records/" + Granularity.MONTHLY.resource();
      case RECORDS -> "Records";
      case PAGES -> throw new IllegalStateException(kind + " is not a list of Twilio's");
    };
  }

  @Override
  public Optional<UsagePeriod> periodOf(UsageRecord row) {
    Granularity cut = kind == ControlKind.TREE ? Granularity.DAILY : Granularity.MONTHLY;
    UsagePeriod period = UsagePeriod.containing(cut, row.startDate());
    boolean isInside =
        period.days().contains(row.endDate()) && range.intersection(period.days()).isPresent();
    return isInside ? Optional.of(period) : Optional.empty();
  }

  @Override
  public String asked() {
    return range.toString();
  }
}
