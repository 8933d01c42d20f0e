package io.github.usageexport.report;

import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the account-days that carry a flag. */
final class FlagSums {
  private final Map<QualityFlag, Sum> sums = new EnumMap<>(QualityFlag.class);

  private static final class Sum {
    final Set<AccountSid> accounts = new HashSet<>();
    final LocalDate first;
    LocalDate last;
    int accountDays;

    Sum(LocalDate first) {
      this.first = first;
      this.last = first;
    }
  }

  /** Days come in order of time. */
  void add(Version version) {
    LocalDate day = version.period().firstDay();
    for (QualityFlag flag : version.flags()) {
      Sum sum = sums.computeIfAbsent(flag, any -> new Sum(day));
      sum.last = day;
      sum.accountDays++;
      sum.accounts.add(version.account().sid());
    }
  }

  List<FlaggedDays> flags() {
    return sums.entrySet().stream()
        .map(
            entry -> {
              Sum sum = entry.getValue();
              return new FlaggedDays(
                  entry.getKey(),
                  sum.accountDays,
                  sum.accounts.size(),
                  new DateRange(sum.first, sum.last));
            })
        .toList();
  }
}
