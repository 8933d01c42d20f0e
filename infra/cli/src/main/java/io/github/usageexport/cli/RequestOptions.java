package io.github.usageexport.cli;

import io.github.usageexport.pipeline.ExportRequest;
import io.github.usageexport.pipeline.InvalidRequestException;
import io.github.usageexport.pipeline.RequestedRange;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Granularity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which days and accounts are meant. */
final class RequestOptions {
  private static final int MAX_CONCURRENCY = 500;

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
      description = "N days, today included (default: 45)")
  private @Nullable Integer lookbackDays;

  @Option(
      names = "--granularity",
      paramLabel = "G",
      description = "daily, monthly, yearly or all-time; repeatable (default: daily)")
  private List<String> granularities = new ArrayList<>();

  @Option(
      names = "--account-sid",
      paramLabel = "AC…",
      description = "Only this account; repeatable")
  private List<String> accounts = new ArrayList<>();

  @Option(
      names = "--exclude-account",
      paramLabel = "AC…",
      description = "Not this account; repeatable")
  private List<String> excluded = new ArrayList<>();

  @Option(
      names = "--max-concurrency",
      paramLabel = "N",
      defaultValue = "20",
      description = "Requests in flight at most (default: 20)")
  private int maxConcurrency;

  int maxConcurrency() {
    if (maxConcurrency < 1 || maxConcurrency > MAX_CONCURRENCY) {
      throw new InvalidRequestException(
          "--max-concurrency %d is not in 1..%d: Twilio throttles long before that"
              .formatted(maxConcurrency, MAX_CONCURRENCY));
    }
    return maxConcurrency;
  }

  ExportRequest request(@Nullable String resumed) {
    return new ExportRequest(
        namesDays() ? range() : null,
        each("--granularity", granularities, Granularity::of),
        each("--account-sid", accounts, AccountSid::new),
        each("--exclude-account", excluded, AccountSid::new),
        null,
        resumed);
  }

  private boolean namesDays() {
    return startDate != null || endDate != null || period != null || lookbackDays != null;
  }

  private RequestedRange range() {
    int ways =
        (startDate == null && endDate == null ? 0 : 1)
            + (period == null ? 0 : 1)
            + (lookbackDays == null ? 0 : 1);
    if (ways > 1) {
      throw new InvalidRequestException(
          "the range is given in more than one way: --start-date with --end-date, or --period, or"
              + " --lookback-days, keep one");
    }
    if (period != null) {
      return RequestedRange.Period.of(period);
    }
    if (startDate != null) {
      return new RequestedRange.Dates(startDate, endDate);
    }
    if (endDate != null) {
      throw new InvalidRequestException(
          "--end-date '%s' has no --start-date: give the first day as well".formatted(endDate));
    }
    return lookbackDays == null
        ? RequestedRange.DEFAULT
        : new RequestedRange.Lookback(lookbackDays);
  }

  private static <T> Set<T> each(String option, List<String> texts, Function<String, T> parse) {
    return texts.stream()
        .map(
            text -> {
              try {
                return parse.apply(text);
              } catch (IllegalArgumentException e) {
                throw new InvalidRequestException(option + ": " + e.getMessage(), e);
              }
            })
        .collect(Collectors.toSet());
  }
}
