package io.github.usageexport.run;

import static io.github.usageexport.snapshot.SnapshotSamples.NOON;
import static io.github.usageexport.snapshot.SnapshotSamples.sid;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link RunStore} does. */
public abstract class RunStoreContract {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 5);
  private static final DateRange DAYS = new DateRange(TODAY.minusDays(4), TODAY);
  private static final SliceOutcome READ =
      new SliceOutcome(
          sid(1),
          Granularity.DAILY,
          DAYS,
          null,
          new Counts(1, 2, 3, 4),
          new Restated(
              2,
              5,
              Map.of(
                  "usd",
                  Amount.parse("-12.5"),
                  "a currency",
                  Amount.parse("0.00001"),
                  "a sum",
                  Amount.parse("900000000000000000").plus(Amount.parse("900000000000000000.1")))));

  /** The store under test, empty when the test begins and the same until it ends. */
  protected abstract RunStore store();

  /** The same store as another process, or the next run, would see it. */
  protected abstract RunStore reopened();

  @Test
  void knowsNoRunAtFirst() {
    assertThat(store().run("20261105T120000Z-0000000a")).isEmpty();
    assertThat(store().latestRun()).isEmpty();
    assertThat(store().unfinishedRuns()).isEmpty();
    assertThat(store().outcomes("20261105T120000Z-0000000a")).isEmpty();
  }

  @Test
  void givesBackARunAndItsNextState() {
    Run run = run("a", 0);
    store().save(run);
    assertThat(reopened().run("a")).contains(run);

    Run ended = run.ended(RunStatus.PARTIAL, NOON.plusSeconds(90));
    store().save(ended);
    assertThat(reopened().run("a")).contains(ended);

    Run failed = ended.because("The accounts could not be listed. Check the credentials");
    store().save(failed);

    assertThat(reopened().run("a")).contains(failed);
  }

  @Test
  void keepsEveryGranularityAndNone() {
    Run all =
        new Run(
            "all", RunStatus.RUNNING, NOON, null, TODAY, DAYS, EnumSet.allOf(Granularity.class));
    Run none = new Run("none", RunStatus.RUNNING, NOON, null, TODAY, DAYS, Set.of());
    store().save(all);
    store().save(none);

    assertThat(reopened().run("all")).contains(all);
    assertThat(reopened().run("none")).contains(none);
  }

  @Test
  void tellsTheRunThatStartedLast() {
    store().save(run("b", 20));
    store().save(run("c", 30).ended(RunStatus.FAILED, NOON.plusSeconds(31)));
    store().save(run("a", 10));

    assertThat(reopened().latestRun()).map(Run::id).contains("c");
  }

  @Test
  void tellsTheRunsThatNeverEndedOldestFirst() {
    store().save(run("b", 20));
    store().save(run("c", 30).ended(RunStatus.COMPLETE, NOON.plusSeconds(31)));
    store().save(run("a", 10));
    store().save(run("d", 5));
    store().save(run("d", 5).ended(RunStatus.FAILED, NOON.plusSeconds(6)));

    assertThat(reopened().unfinishedRuns()).extracting(Run::id).containsExactly("a", "b");
  }

  @Test
  void givesBackOutcomesInOrderOfAccountGranularityAndRange() {
    SliceOutcome nextMonth = failed(1, Granularity.DAILY, TODAY.plusMonths(1));
    SliceOutcome allTime = failed(1, Granularity.ALL_TIME, TODAY);
    SliceOutcome monthly = failed(1, Granularity.MONTHLY, TODAY);
    SliceOutcome other = failed(2, Granularity.DAILY, TODAY);
    store().save(run("a", 0));
    store().saveOutcomes("a", List.of(other, allTime, nextMonth));
    store().saveOutcomes("a", List.of(monthly, READ));

    assertThat(reopened().outcomes("a")).containsExactly(READ, nextMonth, monthly, allTime, other);
  }

  @Test
  void replacesTheOutcomeOfASliceThatEndedAgain() {
    Problem problem = new Problem(FailureReason.UNAVAILABLE, "503", "run again");
    store()
        .saveOutcomes(
            "a",
            List.of(
                new SliceOutcome(
                    sid(1), Granularity.DAILY, DAYS, problem, Counts.NONE, Restated.NOTHING)));
    store().saveOutcomes("a", List.of(READ));

    assertThat(reopened().outcomes("a")).containsExactly(READ);
  }

  @Test
  void keepsTheOutcomesOfRunsApart() {
    store().saveOutcomes("a", List.of(READ));
    store().saveOutcomes("b", List.of(failed(2, Granularity.DAILY, TODAY)));

    assertThat(reopened().outcomes("a")).containsExactly(READ);
    assertThat(reopened().outcomes("b")).hasSize(1);
  }

  private static Run run(String id, int secondsAfterNoon) {
    return new Run(
        id,
        RunStatus.RUNNING,
        NOON.plusSeconds(secondsAfterNoon),
        null,
        TODAY,
        DAYS,
        Set.of(Granularity.DAILY));
  }

  private static SliceOutcome failed(int account, Granularity granularity, LocalDate day) {
    return new SliceOutcome(
        sid(account),
        granularity,
        new DateRange(day, day),
        new Problem(FailureReason.NOT_READ, "time ran out", "run again"),
        Counts.NONE,
        Restated.NOTHING);
  }
}
