package io.github.usageexport.collect;

import io.github.usageexport.control.ControlKind;
import io.github.usageexport.control.ControlReading;
import io.github.usageexport.run.ControlSlice;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes readings of what Twilio stated, or did not. */
final class ControlStatements {
  private ControlStatements() {}

  /**
   * One reading for each day of a tree, else one for all.
   *
   * @throws UnreadableException if the records do not agree on the days that they sum
   */
  static List<ControlReading> of(
      ControlSlice slice, List<UsageRecord> records, String runId, Instant observedAt)
      throws UnreadableException {
    Optional<Instant> greatest =
        records.stream().map(UsageRecord::asOf).filter(Objects::nonNull).max(Instant::compareTo);
    if (slice.kind() != ControlKind.TREE) {
      return List.of(reading(slice, summed(slice, records), records, greatest, runId, observedAt));
    }
    return days(slice)
        .map(
            day ->
                reading(
                    slice,
                    day,
                    records.stream().filter(row -> day.contains(row.startDate())).toList(),
                    greatest,
                    runId,
                    observedAt))
        .toList();
  }

  static List<ControlReading> failed(
      ControlSlice slice, FailureReason reason, String runId, Instant observedAt) {
    Stream<DateRange> ranges =
        slice.kind() == ControlKind.TREE ? days(slice) : Stream.of(slice.range());
    return ranges
        .map(
            range ->
                ControlReading.failed(
                    slice.kind(), slice.days().account().sid(), range, observedAt, runId, reason))
        .toList();
  }

  private static Stream<DateRange> days(ControlSlice slice) {
    return slice.range().days().map(day -> new DateRange(day, day));
  }

  private static ControlReading reading(
      ControlSlice slice,
      DateRange range,
      List<UsageRecord> records,
      Optional<Instant> greatest,
      String runId,
      Instant observedAt) {
    UsagePeriod month = UsagePeriod.containing(Granularity.MONTHLY, range.start());
    Statement statement = Statement.of(month, records, greatest, observedAt);
    return ControlReading.stated(
        slice.kind(),
        slice.days().account().sid(),
        range,
        statement.asOf(),
        observedAt,
        runId,
        statement.content());
  }

  /** The days that Twilio says it summed: where it clips a period's edges is not documented. */
  private static DateRange summed(ControlSlice slice, List<UsageRecord> records)
      throws UnreadableException {
    Set<DateRange> ranges = new HashSet<>();
    records.forEach(row -> ranges.add(new DateRange(row.startDate(), row.endDate())));
    if (ranges.isEmpty()) {
      return slice.range();
    }
    DateRange range = ranges.iterator().next();
    if (ranges.size() > 1
        || !YearMonth.from(range.start()).equals(YearMonth.from(slice.range().start()))
        || !YearMonth.from(range.end()).equals(YearMonth.from(slice.range().start()))) {
      throw new UnreadableException(
          FailureReason.INVALID_RECORD,
          "%s was asked for and answered with %s".formatted(slice, ranges),
          "Nothing: days are compared with it when Twilio states one range");
    }
    return range;
  }
}
