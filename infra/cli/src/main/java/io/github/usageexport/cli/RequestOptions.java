package io.github.usageexport.cli;

import io.github.usageexport.run.ExportRequest;
import io.github.usageexport.usage.Granularity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which days and accounts are to be read, and how fast. */
final class RequestOptions {
  @Mixin private RangeOptions days = new RangeOptions();

  @Option(
      names = "--granularity",
      paramLabel = "G",
      description = "daily, monthly, yearly or all-time; repeatable (default: daily)")
  private List<String> granularities = new ArrayList<>();

  @Option(
      names = "--add-parent",
      description = "Accept credentials of a main account that the store does not hold yet")
  private boolean addParent;

  @Mixin private AccountOptions accounts = new AccountOptions();
  @Mixin private ConcurrencyOption concurrency = new ConcurrencyOption();

  int maxConcurrency() {
    return concurrency.value();
  }

  /** Refuses days that no run can have. */
  void requireRange(LocalDate today) {
    days.resolve(today);
  }

  /** Whether periods are named but no days, which a resumed run takes over with its periods. */
  boolean namesGranularitiesAlone() {
    return !granularities.isEmpty() && !days.isGiven();
  }

  ExportRequest request(@Nullable String resumed) {
    return new ExportRequest(
        days.isGiven() ? days.range() : null,
        OptionText.each("--granularity", granularities, Granularity::of),
        accounts.accounts(),
        accounts.excluded(),
        null,
        resumed,
        addParent);
  }
}
