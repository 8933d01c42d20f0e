package io.github.usageexport.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.run.Accounts;
import io.github.usageexport.run.ExportPlan;
import io.github.usageexport.run.ExportRequest;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.MemoryStore;
import io.github.usageexport.run.Problem;
import io.github.usageexport.run.RequestedRange;
import io.github.usageexport.run.Restated;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.run.Slice;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A run that resumes another reads what that one has not. */
class ResumedRunTest {
  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final MemoryStore store = new MemoryStore();

  private ExportPlan plan(ExportRequest request, Account... listed) throws UnreadableException {
    PlanExport stage = new PlanExport(() -> List.of(listed), store, store, CLOCK);
    return stage.plan(request, stage.start(request, "this-run"));
  }

  private static List<String> slices(ExportPlan plan) {
    return plan.allSlices().stream().map(Slice::toString).toList();
  }

  private static String slice(int number, String rest) {
    return Accounts.sid(number) + " " + rest;
  }

  private static Run run(String id, String start, String end, @Nullable Instant finished) {
    return new Run(
        id,
        finished == null ? RunStatus.RUNNING : RunStatus.COMPLETE,
        NOW.minusSeconds(60),
        finished,
        LocalDate.parse("2026-11-24"),
        Accounts.days(start, end),
        Set.of(Granularity.DAILY));
  }

  private static SliceOutcome outcome(Slice slice, @Nullable FailureReason reason) {
    return new SliceOutcome(
        slice.account().sid(),
        slice.granularity(),
        slice.range(),
        reason == null ? null : new Problem(reason, "detail", "remedy"),
        Counts.NONE,
        Restated.NOTHING);
  }

  @Test
  void resumesWithTheSlicesThatWereNotRead() throws UnreadableException {
    SliceOutcome read = outcome(Accounts.daily(1, "2026-10-01", "2026-10-31"), null);
    SliceOutcome ofNoOneAskedFor = outcome(Accounts.daily(3, "2026-10-01", "2026-10-31"), null);
    SliceOutcome ofOtherDays = outcome(Accounts.daily(1, "2026-08-01", "2026-08-31"), null);
    SliceOutcome failed =
        outcome(Accounts.daily(2, "2026-10-01", "2026-10-31"), FailureReason.UNAVAILABLE);
    store.save(run("before", "2026-10-01", "2026-10-31", NOW));
    store.saveOutcomes("before", List.of(read, ofNoOneAskedFor, ofOtherDays, failed));

    ExportPlan plan = plan(resuming("before"), Accounts.account(1), Accounts.account(2));

    assertThat(slices(plan)).containsExactly(slice(2, "daily 2026-10-01..2026-10-31"));
    assertThat(plan.resumed()).as("of what this run would read itself").containsExactly(read);
    assertThat(plan.skipped()).as("it lives, and was read").isEmpty();
  }

  @Test
  void takesTheDaysOfTheRunThatItResumesIfItIsAskedForNone() throws UnreadableException {
    SliceOutcome read = outcome(Accounts.daily(1, "2026-10-01", "2026-10-31"), null);
    store.save(run("before", "2026-10-01", "2026-10-31", NOW));
    store.saveOutcomes("before", List.of(read));
    ExportRequest request = new ExportRequest(null, Set.of(), Set.of(), Set.of(), null, "before");
    PlanExport stage =
        new PlanExport(
            () -> List.of(Accounts.account(1), Accounts.account(2)), store, store, CLOCK);

    ExportPlan plan = stage.begin(request, stage.start(request, "again"));

    assertThat(slices(plan)).containsExactly(slice(2, "daily 2026-10-01..2026-10-31"));
    assertThat(store.outcomes("again")).as("so that it can be resumed in turn").contains(read);
  }

  @Test
  void refusesToResumeARunThatThereIsNot() {
    assertThatThrownBy(() -> plan(resuming("nosuch"), Accounts.account(1)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll("'nosuch'", "resume");
  }

  private static ExportRequest resuming(String runId) {
    return new ExportRequest(
        new RequestedRange.Dates("2026-10-01", "2026-10-31"),
        Set.of(),
        Set.of(),
        Set.of(),
        null,
        runId);
  }
}
