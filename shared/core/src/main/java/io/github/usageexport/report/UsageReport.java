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
 * What was spent in a range of days, what moved, what is missing, and how far it can be trusted.
 *
 * @param asKnownAt the moment whose knowledge this is; null for the newest
 * @param run the run that the report looks back from; null if it is of no run
 * @param total Twilio's own totals
 * @param change what moved since before that run; null without a run
 * @param families the additive categories by family, and {@link #RESIDUAL}; they add up to the
 *     total
 * @param accounts those with a statement, by account SID
 * @param days those that had begun, in order of time
 * @param unknown categories that the catalogue does not know, in order of name
 * @param gaps accounts without a statement, or without the newest, in order of account
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
  /** The family of what is in the total and in no additive category; may be negative. */
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

  /** What a family spent; nothing for one that is not among them. */
  public Prices family(String family) {
    return families.getOrDefault(family, new Prices());
  }

  /** What the families spent but for {@link #RESIDUAL}. */
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

  /** Account-days with a statement in this state. */
  public int count(SettlementState state) {
    return days.stream().mapToInt(day -> day.count(state)).sum();
  }

  /** Account-days with a statement. */
  public int observed() {
    return days.stream().mapToInt(ReportedDay::observed).sum();
  }

  /** The newest statement of all; empty if there is none. */
  public Optional<Instant> freshest() {
    return days.stream()
        .map(ReportedDay::newestConfirmed)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }
}
