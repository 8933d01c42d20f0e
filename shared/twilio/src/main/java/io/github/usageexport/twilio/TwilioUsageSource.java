package io.github.usageexport.twilio;

import io.github.usageexport.collect.SliceReading;
import io.github.usageexport.collect.UsageSource;
import io.github.usageexport.run.Slice;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads slices from Usage/Records, always with IncludeSubaccounts=false. */
final class TwilioUsageSource implements UsageSource {
  private final TwilioClient client;
  private final UsageListReader lists;

  TwilioUsageSource(TwilioClient client) {
    this.client = client;
    this.lists = new UsageListReader(client);
  }

  @Override
  public SliceReading read(Slice slice) throws UnreadableException {
    LocalDate today = LocalDate.ofInstant(client.clock().instant(), ZoneOffset.UTC);
    List<UsageRecord> records = new ArrayList<>();
    Set<UsagePeriod> noData = new HashSet<>();
    Set<DateRange> otherRows = new HashSet<>();
    for (UsageList list : UsageList.of(slice, today)) {
      Optional<UsageListReader.Whole> read = lists.read(list);
      read.map(UsageListReader.Whole::rows)
          .ifPresentOrElse(records::addAll, () -> noData.addAll(list.periods()));
      if (read.filter(UsageListReader.Whole::hasOtherRows).isPresent()) {
        otherRows.add(list.range());
      }
    }
    if (!noData.isEmpty()) {
      requireAccount(slice.account().sid());
    }
    return new SliceReading(records, noData, otherRows);
  }

  /** 20404 says that there is no data only if the account itself still answers. */
  private void requireAccount(AccountSid account) throws UnreadableException {
    String path = "/2010-04-01/Accounts/%s.json".formatted(account);
    Patience patience = client.patience();
    TwilioResponse response = client.get(account, path, patience);
    while (!response.isOk() && !response.isNotFound()) {
      client.retryUnusable(path, response, new IOException(response.describe()), patience);
      response = client.get(account, path, patience);
    }
    if (response.isNotFound()) {
      throw new UnreadableException(
          FailureReason.ACCOUNT_GONE,
          "account %s answers 404 to everything".formatted(account),
          "Nothing: Twilio deletes closed accounts after 30 days; what was read before is kept");
    }
  }
}
