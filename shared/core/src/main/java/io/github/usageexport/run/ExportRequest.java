package io.github.usageexport.run;

import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Granularity;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do.
 *
 * @param range null for the default: the range of the run that is resumed, or 45 days
 * @param granularities at least one
 * @param accounts the only ones to read; empty means all
 * @param excluded ones not to read
 * @param today what today is; null means by the clock
 * @param resumed the run whose read slices need not be read again; null means none
 * @param addParent whether accounts of a parent that the store does not know yet may be added
 */
public record ExportRequest(
    @Nullable RequestedRange range,
    Set<Granularity> granularities,
    Set<AccountSid> accounts,
    Set<AccountSid> excluded,
    @Nullable LocalDate today,
    @Nullable String resumed,
    boolean addParent) {
  /** One that adds no parent. */
  public ExportRequest(
      @Nullable RequestedRange range,
      Set<Granularity> granularities,
      Set<AccountSid> accounts,
      Set<AccountSid> excluded,
      @Nullable LocalDate today,
      @Nullable String resumed) {
    this(range, granularities, accounts, excluded, today, resumed, false);
  }

  public ExportRequest {
    granularities = Set.copyOf(granularities.isEmpty() ? Set.of(Granularity.DAILY) : granularities);
    accounts = Set.copyOf(accounts);
    excluded = Set.copyOf(excluded);
    if (today != null && today.isBefore(RequestedRange.FIRST_DAY)) {
      throw new InvalidRequestException(
          "today '%s' is before %s, when Twilio began: give a later day, or none for the clock's"
              .formatted(today, RequestedRange.FIRST_DAY));
    }
    Set<AccountSid> both = new TreeSet<>(accounts);
    both.retainAll(excluded);
    if (!both.isEmpty()) {
      throw new InvalidRequestException(
          "account %s is both asked for and excluded: leave out one of the two"
              .formatted(both.iterator().next()));
    }
  }

  /** The days that are meant, where no run is resumed. */
  public RequestedRange.Resolved resolve(LocalDate today) {
    return (range == null ? RequestedRange.DEFAULT : range).resolve(today);
  }

  /**
   * Those of the listed accounts that are meant.
   *
   * @throws InvalidRequestException if an account that was asked for is not listed
   */
  public List<Account> wanted(List<Account> listed) {
    Set<AccountSid> missing = new TreeSet<>(accounts);
    listed.forEach(account -> missing.remove(account.sid()));
    if (!missing.isEmpty()) {
      throw new InvalidRequestException(
          "account %s is not among the %d accounts that Twilio lists: see `usage check`"
              .formatted(missing.iterator().next(), listed.size()));
    }
    return listed.stream().filter(account -> wants(account.sid())).toList();
  }

  boolean wants(AccountSid account) {
    return !excluded.contains(account) && (accounts.isEmpty() || accounts.contains(account));
  }
}
