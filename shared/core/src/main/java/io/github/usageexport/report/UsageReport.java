package io.github.usageexport.report;

import io.github.usageexport.snapshot.SettlementState;
import io.github.usageexport.usage.DateRange;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The spend of a range of days, what changed, what is missing, and what to check.
 *
 * @param asKnownAt the time as of which this was known; null for now
 * @param run the run whose changes the report shows; null for none
 * @param total Twilio's totalprice
 * @param change how the total changed with that run; null without a run
 * @param families the additive categories by family, and {@link #RESIDUAL}; they add up to the
 *     total
 * @param accounts accounts with values, by account SID
 * @param days days that had begun, in order
 * @param unknown categories that are not in the catalogue, by name
 * @param gaps days that are missing or were not read again, by account SID
 */
public record UsageReport(
    DateRange range,
    @Nullable Instant asKnownAt,
    @Nullable ReportedRun run,
    Prices total,
    @Nullable Change change,
    SortedMap<String, Prices> families,
    List<ReportedAccount> accounts,
    List<ReportedDay> days,
    List<UnknownCategory> unknown,
    Restatements restatements,
    List<Gap> gaps,
    List<FlaggedDays> flags,
    Checks checks) {
  /** The family of the part of the total that is in no additive category; may be negative. */
  public static final String RESIDUAL = "(residual)";

  public UsageReport {
    accounts = List.copyOf(accounts);
    days = List.copyOf(days);
    unknown = List.copyOf(unknown);
    gaps = List.copyOf(gaps);
    flags = List.copyOf(flags);
  }

  /** Why the controls did not run, if they did not. */
  public String whyNotChecked() {
    return asKnownAt == null
        ? "no controls ran for these days"
        : "control totals are kept as of now only, not as of that time";
  }

  /** The spend of a family; nothing for an unknown family. */
  public Prices family(String family) {
    return families.getOrDefault(family, new Prices());
  }

  /** The spend of all families but {@link #RESIDUAL}. */
  public Prices additive() {
    Prices additive = new Prices();
    families.forEach(
        (family, prices) -> {
          if (!family.equals(RESIDUAL)) {
            additive.add(prices);
          }
        });
    return additive;
  }

  /** The accounts by their spend in a currency, the largest first. */
  public List<ReportedAccount> accountsBySpend(String currency) {
    return accounts.stream()
        .sorted(
            Comparator.comparing(
                    (ReportedAccount account) -> account.total().in(currency),
                    Comparator.reverseOrder())
                .thenComparing(account -> account.account().sid()))
        .toList();
  }

  /** Account-days in this state. */
  public int count(SettlementState state) {
    return days.stream().mapToInt(day -> day.count(state)).sum();
  }

  /** Account-days with values. */
  public int observed() {
    return days.stream().mapToInt(ReportedDay::observed).sum();
  }

  /** The latest confirmed as_of; empty if no account-day has values. */
  public Optional<Instant> freshest() {
    return days.stream()
        .map(ReportedDay::newestConfirmed)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }
}
