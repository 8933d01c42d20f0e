package io.github.usageexport.cli;

import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.RequestedRange;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which days are meant. */
final class RangeOptions {
  private static final List<String> KEYS =
      List.of("start_date", "end_date", "period", "lookback_days");

  @Option(
      names = "--start-date",
      paramLabel = "D",
      description = "First day, GMT, inclusive: YYYY-MM-DD or -30days")
  private @Nullable String startDate;

  @Option(
      names = "--end-date",
      paramLabel = "D",
      description = "Last day, inclusive (default: today)")
  private @Nullable String endDate;

  @Option(
      names = "--period",
      paramLabel = "P",
      description = "today, yesterday, this-month or last-month")
  private @Nullable String period;

  @Option(
      names = "--lookback-days",
      paramLabel = "N",
      description = "N days, today included (export's default: 45)")
  private @Nullable Integer lookbackDays;

  boolean isGiven() {
    return startDate != null || endDate != null || period != null || lookbackDays != null;
  }

  /** One way at most; the default where none is given. */
  RequestedRange range() {
    int ways =
        (startDate == null && endDate == null ? 0 : 1)
            + (period == null ? 0 : 1)
            + (lookbackDays == null ? 0 : 1);
    if (ways > 1) {
      throw new InvalidRequestException(
          "the range is given in more than one way: --start-date with --end-date, or --period, or"
              + " --lookback-days, keep one");
    }
    if (endDate != null && startDate == null) {
      throw new InvalidRequestException(
          "--end-date '%s' has no --start-date: give the first day as well".formatted(endDate));
    }
    return asTyped(this::stated);
  }

  /** Its days. */
  RequestedRange.Resolved resolve(LocalDate today) {
    RequestedRange range = range();
    return asTyped(() -> range.resolve(today));
  }

  private RequestedRange stated() {
    if (period != null) {
      return RequestedRange.Period.of(period);
    }
    if (startDate != null) {
      return new RequestedRange.Dates(startDate, endDate);
    }
    return lookbackDays == null
        ? RequestedRange.DEFAULT
        : new RequestedRange.Lookback(lookbackDays);
  }

  /** A request's words are the options' with other dashes: messages name what was typed. */
  private static <T> T asTyped(Supplier<T> step) {
    try {
      return step.get();
    } catch (InvalidRequestException e) {
      String message = String.valueOf(e.getMessage());
      for (String key : KEYS) {
        message = message.replace(key + " ", "--" + key.replace('_', '-') + " ");
      }
      throw new InvalidRequestException(message, e);
    }
  }
}
