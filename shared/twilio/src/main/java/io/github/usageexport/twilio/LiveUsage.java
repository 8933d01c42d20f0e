package io.github.usageexport.twilio;

import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.twilio.UsageListReader.Whole;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.util.List;
import java.util.Optional;

/** What Twilio says right now of an account itself, its subaccounts left out. Nothing is stored. */
public final class LiveUsage {
  private final UsageListReader lists;

  LiveUsage(TwilioClient client) {
    this.lists = new UsageListReader(client);
  }

  /**
   * Reads every record of the period; none where Twilio says that it holds no data (20404).
   *
   * @throws UnreadableException if any of it cannot be read or cannot be true
   */
  public List<UsageRecord> read(AccountSid account, LivePeriod period) throws UnreadableException {
    return lists.read(new LiveList(account, period)).map(Whole::rows).orElse(List.of());
  }

  /** The days are Twilio's to choose: none is asked for, and any is taken. */
  private record LiveList(AccountSid account, LivePeriod period) implements RecordList {
    @Override
    public String firstPage(int pageSize) {
      return UsageList.firstPage(account, period.resource(), "", pageSize);
    }

    @Override
    public Optional<UsagePeriod> periodOf(UsageRecord row) {
      return Optional.of(UsagePeriod.containing(Granularity.ALL_TIME, row.startDate()));
    }

    @Override
    public String asked() {
      return period.resource();
    }
  }
}
