package io.github.usageexport.plan;

import io.github.usageexport.handoff.Batches;
import io.github.usageexport.run.ExportPlan;
import io.github.usageexport.run.ExportRequest;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.run.RunStore;
import io.github.usageexport.run.Slice;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.snapshot.AccountStore;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The first stage: which accounts, days and slices a run reads. Today is resolved here, once. */
public record PlanExport(
    AccountDirectory directory,
    AccountStore accounts,
    RunStore runs,
    Clock clock,
    PlanExtras extras) {
  /** As the days of an account are recorded. */
  private static final Comparator<Slice> IN_ORDER_OF_TIME =
      Comparator.comparing(Slice::granularity).thenComparing(slice -> slice.range().start());

  /** One that reads controls, and no day of an earlier run. */
  public PlanExport(AccountDirectory directory, AccountStore accounts, RunStore runs, Clock clock) {
    this(directory, accounts, runs, clock, PlanExtras.CONTROLS);
  }

  /** A plan that knows of no earlier run and can only be looked at. */
  public static PlanExport withoutHistory(AccountDirectory directory, Clock clock) {
    return new PlanExport(directory, NoHistory.INSTANCE, NoHistory.INSTANCE, clock);
  }

  /**
   * What the run is, before anything is asked of Twilio; nothing is saved. A resumed run's days and
   * granularities are taken over where the request names none.
   *
   * @throws InvalidRequestException if the range cannot be met, or there is no run to resume
   */
  public Run start(ExportRequest request, String runId) {
    Run run = Run.of(request, runId, clock);
    String resumed = request.resumed();
    if (resumed == null || request.range() != null) {
      return run;
    }
    Run before =
        runs.run(resumed)
            .orElseThrow(
                () ->
                    new InvalidRequestException(
                        "there is no run '%s' to resume in this store".formatted(resumed)));
    return new Run(
        runId,
        RunStatus.RUNNING,
        run.startedAt(),
        null,
        run.today(),
        before.range(),
        before.granularities());
  }

  /**
   * Lists the accounts and cuts the range into slices; nothing is saved.
   *
   * @throws UnreadableException if the accounts cannot be listed whole
   * @throws InvalidRequestException if an account that was asked for is not listed, or the listed
   *     ones are of a parent that the store does not know
   */
  public ExportPlan plan(ExportRequest request, Run run) throws UnreadableException {
    List<Account> listed = directory.accounts();
    if (!request.addParent()) {
      requireKnownParent(listed);
    }
    List<Account> wanted = request.wanted(listed);
    Map<Slice.Id, SliceOutcome> alreadyRead = new HashMap<>();
    resumed(request).forEach(outcome -> alreadyRead.put(outcome.sliceId(), outcome));
    List<SliceOutcome> resumed = new ArrayList<>();
    List<Slice> slices = new ArrayList<>();
    List<AccountSid> skipped = new ArrayList<>();
    List<Slice> again = RereadDays.of(alive(wanted, run), run, extras);
    Map<Account, List<Slice>> againByAccount =
        again.stream().collect(Collectors.groupingBy(Slice::account));
    for (Account account : wanted) {
      List<Slice> ofAccount = slices(account, run);
      if (ofAccount.isEmpty()) {
        skipped.add(account.sid());
      }
      List<Slice> toRead = new ArrayList<>(againByAccount.getOrDefault(account, List.of()));
      for (Slice slice : ofAccount) {
        SliceOutcome outcome = alreadyRead.get(slice.id());
        if (outcome == null) {
          toRead.add(slice);
        } else {
          resumed.add(outcome);
        }
      }
      toRead.sort(IN_ORDER_OF_TIME);
      slices.addAll(toRead);
    }
    // The window's own days come first: of two controls of one month, theirs is planned.
    List<Slice> compared = new ArrayList<>(slices);
    compared.removeAll(again);
    compared.addAll(again);
    UnendedRuns unended = UnendedRuns.before(run, runs);
    boolean whole = wanted.size() > 1 && wanted.size() == listed.size();
    return new ExportPlan(
        run,
        request.resolve(run.today()).clipped(),
        wanted.stream().map(Account::sid).toList(),
        skipped,
        Batches.of(slices, slice -> slice.account().sid()),
        extras.controls() ? PlanControls.of(run, whole).of(compared) : List.of(),
        again,
        resumed,
        periods(run, again, unended),
        listed,
        unended.dead(run.startedAt()));
  }

  /**
   * Plans, then saves the run and what the list of accounts says about each: from here on the run
   * is unfinished until it is reported.
   *
   * @param run as {@link #start} gives it
   * @throws UnreadableException if the accounts cannot be listed whole; nothing is saved then
   * @throws InvalidRequestException if an account that was asked for is not listed, or the listed
   *     ones are of a parent that the store does not know
   */
  public ExportPlan begin(ExportRequest request, Run run) throws UnreadableException {
    ExportPlan plan = plan(request, run);
    save(plan);
    return plan;
  }

  private void requireKnownParent(List<Account> listed) {
    otherParent(accounts.accounts(), listed)
        .ifPresent(
            sentence -> {
              throw new InvalidRequestException(sentence);
            });
  }

  /**
   * What is wrong if the listed accounts are of another parent than the known ones: a store adds up
   * all its accounts and forgets none. Empty if they are not, or none is known yet.
   */
  public static Optional<String> otherParent(List<KnownAccount> known, List<Account> listed) {
    Set<AccountSid> parents = new TreeSet<>();
    known.forEach(each -> parents.add(each.account().parent()));
    return listed.stream()
        .map(Account::parent)
        .filter(parent -> !parents.isEmpty() && !parents.contains(parent))
        .findFirst()
        .map(
            parent ->
                ("the credentials are of the main account %s, and this store holds accounts of %s,"
                        + " which would be added up with them for ever: name another store, or"
                        + " state --add-parent (in a request \"add_parent\": true)")
                    .formatted(
                        parent,
                        parents.stream()
                            .map(AccountSid::value)
                            .collect(Collectors.joining(" and "))));
  }

  private void save(ExportPlan plan) {
    Map<AccountSid, KnownAccount> known = new HashMap<>();
    accounts.accounts().forEach(account -> known.put(account.account().sid(), account));
    Instant now = plan.run().startedAt();
    List<KnownAccount> saved = new ArrayList<>();
    for (Account account : plan.accounts()) {
      KnownAccount before = known.remove(account.sid());
      saved.add(
          before == null ? KnownAccount.firstSeen(account, now) : before.listedAgain(account, now));
    }
    Set<AccountSid> parents =
        plan.accounts().stream().map(Account::parent).collect(Collectors.toSet());
    known.values().stream()
        // A list says nothing about the accounts of another parent.
        .filter(other -> parents.contains(other.account().parent()))
        .forEach(gone -> saved.add(gone.notListed()));
    accounts.save(saved);
    runs.save(plan.run());
    runs.saveOutcomes(plan.run().id(), plan.resumed());
    runs.saveOutcomes(plan.run().id(), plan.again().stream().map(RereadDays::pending).toList());
  }

  private List<SliceOutcome> resumed(ExportRequest request) {
    String runId = request.resumed();
    if (runId == null) {
      return List.of();
    }
    if (runs.run(runId).isEmpty()) {
      throw new InvalidRequestException("there is no run '%s' to resume".formatted(runId));
    }
    return runs.outcomes(runId).stream().filter(outcome -> outcome.problem() == null).toList();
  }

  private static List<Account> alive(List<Account> wanted, Run run) {
    return wanted.stream().filter(account -> !slices(account, run).isEmpty()).toList();
  }

  private static List<Slice> slices(Account account, Run run) {
    List<Slice> slices = new ArrayList<>();
    for (Granularity granularity : run.granularities()) {
      Granularity cut = granularity == Granularity.DAILY ? Granularity.MONTHLY : granularity;
      UsagePeriod.touchedBy(cut, run.range())
          .flatMap(period -> readable(granularity, period, run).stream())
          .flatMap(range -> account.lifeWithin(range).stream())
          .forEach(range -> slices.add(new Slice(account, granularity, range)));
    }
    return slices;
  }

  /** Days are read as asked for; of longer periods the whole, as far as it has come. */
  private static Optional<DateRange> readable(Granularity granularity, UsagePeriod cut, Run run) {
    return granularity == Granularity.DAILY
        ? cut.days().intersection(run.range())
        : cut.days().until(run.today());
  }

  private static NavigableSet<UsagePeriod> periods(
      Run run, List<Slice> again, UnendedRuns unended) {
    NavigableSet<UsagePeriod> periods = unended.periods();
    again.forEach(slice -> periods.addAll(slice.periods()));
    for (Granularity granularity : run.granularities()) {
      UsagePeriod.touchedBy(granularity, run.range()).forEach(periods::add);
    }
    return periods;
  }
}
