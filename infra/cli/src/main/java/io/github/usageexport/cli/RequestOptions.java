package io.github.usageexport.cli;

import io.github.usageexport.pipeline.ExportRequest;
import io.github.usageexport.pipeline.InvalidRequestException;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Granularity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which days and accounts are to be read, and how fast. */
final class RequestOptions {
  private static final int MAX_CONCURRENCY = 500;

  @Mixin private RangeOptions days = new RangeOptions();

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
        days.isGiven() ? days.range() : null,
        each("--granularity", granularities, Granularity::of),
        each("--account-sid", accounts, AccountSid::new),
        each("--exclude-account", excluded, AccountSid::new),
        null,
        resumed);
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
