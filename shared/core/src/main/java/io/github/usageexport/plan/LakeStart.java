package io.github.usageexport.plan;

import io.github.usageexport.run.ExportRequest;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.RequestedRange;
import io.github.usageexport.run.Run;
import io.github.usageexport.usage.DateRange;
import java.time.LocalDate;

/**
 * The first day that the lake's tables show; what lies before it could be written and never be
 * found.
 */
public record LakeStart(LocalDate firstDay) {

  /**
   * The run within the lake. A look back ends at the lake's first day, as it does at Twilio's; days
   * that were asked for by name are refused instead.
   *
   * @throws InvalidRequestException naming the first day that was asked for
   */
  public Run within(ExportRequest request, Run run) {
    DateRange range = run.range();
    if (!range.start().isBefore(firstDay)) {
      return run;
    }
    boolean looksBack = request.range() instanceof RequestedRange.Lookback;
    if (looksBack && !range.end().isBefore(firstDay)) {
      return run.withRange(new DateRange(firstDay, range.end()));
    }
    throw new InvalidRequestException(
        "%s is before %s, the first day of this lake (LAKE_START_DATE): ask for a later day, or"
                .formatted(asked(request, range), firstDay)
            + " deploy with an earlier LakeStartDate");
  }

  private static String asked(ExportRequest request, DateRange range) {
    return switch (request.range()) {
      case RequestedRange.Dates dates -> "start_date '%s'".formatted(dates.start());
      case RequestedRange.Period period ->
          "period '%s' begins on %s and".formatted(period.word(), range.start());
      case RequestedRange.Lookback lookback ->
          "lookback_days %d ends on %s and".formatted(lookback.days(), range.end());
      case null -> range.toString();
    };
  }
}
