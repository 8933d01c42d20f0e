package io.github.usageexport.functions.collectusage;

import io.github.usageexport.collect.SliceReading;
import io.github.usageexport.collect.UsageSource;
import io.github.usageexport.run.ControlSlice;
import io.github.usageexport.run.Slice;
import io.github.usageexport.run.SourceCounts;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.UsageRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** States one dollar for the first day of every slice, and refuses one account. */
final class TwilioByHand implements UsageSource {
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger pages = new AtomicInteger();
  private volatile String refused = "nobody";

  void refuse(String account) {
    refused = account;
  }

  SourceCounts counts() {
    return new SourceCounts(requests.get(), pages.get(), pages.get(), 0, 0, 2, 100L * pages.get());
  }

  @Override
  public SliceReading read(Slice slice) throws UnreadableException {
    requests.incrementAndGet();
    if (slice.account().sid().value().equals(refused)) {
      throw new UnreadableException(FailureReason.UNAVAILABLE, "no answer", "Run again");
    }
    pages.incrementAndGet();
    return new SliceReading(List.of(oneDollar(slice, slice.range().start())), Set.of());
  }

  /** What a control reads: one dollar for its whole range. */
  List<UsageRecord> controls(ControlSlice slice) throws UnreadableException {
    read(slice.days());
    return List.of(oneDollar(slice.days(), slice.range().end()));
  }

  private static UsageRecord oneDollar(Slice slice, LocalDate lastDay) {
    return new UsageRecord(
        slice.account().sid(),
        Category.TOTALPRICE,
        "Total Price",
        slice.range().start(),
        lastDay,
        null,
        null,
        Amount.parse("1"),
        "usd",
        Amount.parse("1"),
        "usd",
        Instant.parse("2026-11-03T00:00:00Z"));
  }
}
