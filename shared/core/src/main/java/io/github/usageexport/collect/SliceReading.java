package io.github.usageexport.collect;

import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.util.List;
import java.util.Set;

/**
 * A complete reading of a slice.
 *
 * @param records every record, in any order, each category of a period once
 * @param noData periods of which Twilio says that it holds nothing (20404), while the account
 *     itself still answers: no statement about them
 * @param otherRows days whose pages held other than the rows that their indexes say, however often
 *     they were read
 */
public record SliceReading(
    List<UsageRecord> records, Set<UsagePeriod> noData, Set<DateRange> otherRows) {
  /** A reading whose pages held the rows that they said. */
  public SliceReading(List<UsageRecord> records, Set<UsagePeriod> noData) {
    this(records, noData, Set.of());
  }

  public SliceReading {
    records = List.copyOf(records);
    noData = Set.copyOf(noData);
    otherRows = Set.copyOf(otherRows);
  }
}
