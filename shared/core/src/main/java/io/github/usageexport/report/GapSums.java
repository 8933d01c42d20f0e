package io.github.usageexport.report;

import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers the days that an account could not be read, by reason. */
final class GapSums {
  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::account)
          .thenComparing(Key::observed)
          .thenComparing(Key::reason, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final SortedMap<Key, Gap> gaps = new TreeMap<>(ORDER);

  private record Key(AccountSid account, boolean observed, @Nullable FailureReason reason) {}

  /** Days come in order of time. */
  void add(Account account, LocalDate day, @Nullable FailureReason reason, boolean observed) {
    gaps.merge(
        new Key(account.sid(), observed, reason),
        new Gap(account, reason, observed, 1, new DateRange(day, day)),
        (before, one) ->
            new Gap(
                account,
                reason,
                observed,
                before.days() + 1,
                new DateRange(before.within().start(), day)));
  }

  List<Gap> gaps() {
    return new ArrayList<>(gaps.values());
  }
}
