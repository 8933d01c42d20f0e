package io.github.usageexport.plan;

import io.github.usageexport.run.ExportPlan;
import io.github.usageexport.run.ExportRequest;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.RequestedRange;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStore;
import io.github.usageexport.snapshot.AccountStore;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Plans a lake that is written from the store alone: every period that it knows, and nothing to
 * read. Nothing is saved; a rebuild that dies is begun again.
 */
public record PlanRebuild(
    SnapshotStore snapshots, AccountStore accounts, RunStore runs, Clock clock) {

  /**
   * What to export: the known periods that are meant, and those of runs that never ended.
   *
   * @param range only periods that its days touch; empty means all
   * @param granularities only these; empty means all
   * @throws InvalidRequestException if there is no such range
   * @throws StoreException if the store knows no period that is meant
   */
  public ExportPlan plan(
      String runId, Optional<RequestedRange> range, Set<Granularity> granularities) {
    Run now = startOf(runId, range, clock);
    Optional<DateRange> days = range.map(any -> now.range());
    NavigableSet<UsagePeriod> known = new TreeSet<>();
    for (KnownAccount account : accounts.accounts()) {
      snapshots.periods(account.account().sid()).stream()
          .filter(period -> granularities.isEmpty() || granularities.contains(period.granularity()))
          .filter(period -> days.flatMap(period.days()::intersection).isPresent() || days.isEmpty())
          .forEach(known::add);
    }
    if (known.isEmpty()) {
      throw new StoreException(
          "The store holds nothing%s: export it from Twilio first"
              .formatted(days.map(each -> " of " + each).orElse(" at all")));
    }
    Run run = run(now, days.orElseGet(() -> spanned(known, now.today())), known);
    UnendedRuns unended = UnendedRuns.before(run, runs);
    known.addAll(unended.periods());
    return new ExportPlan(
        run,
        false,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        known,
        List.of(),
        unended.dead(run.startedAt()));
  }

  /**
   * The run before its periods are known.
   *
   * @throws InvalidRequestException if there is no such range
   */
  public static Run startOf(String runId, Optional<RequestedRange> range, Clock clock) {
    return Run.of(
        new ExportRequest(range.orElse(null), Set.of(), Set.of(), Set.of(), null, null),
        runId,
        clock);
  }

  private static Run run(Run now, DateRange range, Set<UsagePeriod> periods) {
    Set<Granularity> granularities = EnumSet.noneOf(Granularity.class);
    periods.forEach(period -> granularities.add(period.granularity()));
    return new Run(
        now.id(), now.status(), now.startedAt(), null, now.today(), range, granularities);
  }

  /** From the first day to the last that has begun; all time has neither. */
  private static DateRange spanned(Set<UsagePeriod> periods, LocalDate today) {
    List<UsagePeriod> dated =
        periods.stream().filter(period -> period.granularity() != Granularity.ALL_TIME).toList();
    LocalDate first = ends(dated).map(DateRange::start).min(LocalDate::compareTo).orElse(today);
    LocalDate last = ends(dated).map(DateRange::end).max(LocalDate::compareTo).orElse(today);
    LocalDate begun = last.isAfter(today) ? today : last;
    return new DateRange(first, begun.isBefore(first) ? first : begun);
  }

  private static Stream<DateRange> ends(List<UsagePeriod> periods) {
    return periods.stream().map(UsagePeriod::days);
  }
}
