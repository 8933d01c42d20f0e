package io.github.usageexport.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.run.Accounts;
import io.github.usageexport.run.ExportPlan;
import io.github.usageexport.run.ExportRequest;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.MemoryStore;
import io.github.usageexport.run.RequestedRange;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.run.Slice;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanExportTest {
  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00.123456Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final MemoryStore store = new MemoryStore();

  private static ExportRequest request(String start, String end, Granularity... granularities) {
    return new ExportRequest(
        new RequestedRange.Dates(start, end),
        Set.of(granularities),
        Set.of(),
        Set.of(),
        null,
        null);
  }

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

  @Test
  void resolvesTodayOnceByTheGmtDayOfTheClock() {
    Run run =
        new PlanExport(List::of, store, store, CLOCK)
            .start(request("2026-11-20", "2026-12-31"), "r");
    assertThat(run.today()).isEqualTo(LocalDate.parse("2026-11-24"));
    assertThat(run.range()).isEqualTo(Accounts.days("2026-11-20", "2026-11-24"));
    assertThat(run.startedAt()).isEqualTo(Instant.parse("2026-11-24T02:00:00.123Z"));
    assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
    assertThat(run.finishedAt()).isNull();
    assertThat(store.unfinishedRuns()).as("nothing is saved").isEmpty();
  }

  @Test
  void takesTodayFromTheRequestIfItSaysSo() {
    ExportRequest request =
        new ExportRequest(
            RequestedRange.Period.YESTERDAY,
            Set.of(),
            Set.of(),
            Set.of(),
            LocalDate.parse("2026-03-01"),
            null);
    assertThat(new PlanExport(List::of, store, store, CLOCK).start(request, "r").range())
        .isEqualTo(Accounts.days("2026-02-28", "2026-02-28"));
  }

  @Test
  void cutsDaysIntoCalendarMonthsOfTheWindow() throws UnreadableException {
    ExportPlan plan = plan(request("2026-09-29", "2026-11-02"), Accounts.account(1));
    assertThat(slices(plan))
        .containsExactly(
            slice(1, "daily 2026-09-29..2026-09-30"),
            slice(1, "daily 2026-10-01..2026-10-31"),
            slice(1, "daily 2026-11-01..2026-11-02"));
    assertThat(plan.periods()).hasSize(35);
    assertThat(plan.clipped()).isFalse();
  }

  @Test
  void saysThatALaterEndIsClippedToToday() throws UnreadableException {
    ExportPlan plan = plan(request("2026-11-20", "2026-11-30"), Accounts.account(1));
    assertThat(slices(plan)).containsExactly(slice(1, "daily 2026-11-20..2026-11-24"));
    assertThat(plan.clipped()).isTrue();
  }

  @Test
  void readsAnAccountFromItsFirstDayAndSkipsOneThatIsYounger() throws UnreadableException {
    ExportPlan plan =
        plan(
            request("2026-09-20", "2026-10-31"),
            Accounts.createdAt(1, Instant.parse("2026-10-15T23:59:59Z")),
            Accounts.createdAt(2, Instant.parse("2026-11-01T00:00:00Z")),
            Accounts.createdAt(3, Instant.parse("2026-10-31T12:00:00Z")));
    assertThat(slices(plan))
        .containsExactly(slice(1, "daily 2026-10-15..2026-10-31"), slice(3, "daily 2026-10-31"));
    assertThat(plan.skipped()).containsExactly(Accounts.sid(2));
    assertThat(plan.listed()).containsExactly(Accounts.sid(1), Accounts.sid(2), Accounts.sid(3));
  }

  @Test
  void readsLongerPeriodsWholeAsFarAsTheyHaveCome() throws UnreadableException {
    ExportPlan plan =
        plan(
            request(
                "2026-10-20",
                "2026-11-05",
                Granularity.MONTHLY,
                Granularity.YEARLY,
                Granularity.ALL_TIME),
            Accounts.createdAt(1, Instant.parse("2026-02-10T00:00:00Z")),
            Accounts.account(2));
    assertThat(slices(plan))
        .containsExactly(
            slice(1, "monthly 2026-10-01..2026-10-31"),
            slice(1, "monthly 2026-11-01..2026-11-24"),
            slice(1, "yearly 2026-02-10..2026-11-24"),
            slice(1, "all-time 2026-02-10..2026-11-24"),
            slice(2, "monthly 2026-10-01..2026-10-31"),
            slice(2, "monthly 2026-11-01..2026-11-24"),
            slice(2, "yearly 2026-01-01..2026-11-24"),
            slice(2, "all-time 2010-01-01..2026-11-24"));
    assertThat(plan.periods())
        .extracting(UsagePeriod::key)
        .containsExactly("2026-10", "2026-11", "2026", "all");
  }

  @Test
  void handsOutTwentyFourSlicesABatchAtMost() throws UnreadableException {
    Account[] accounts = IntStream.range(0, 17).mapToObj(Accounts::account).toArray(Account[]::new);
    ExportPlan plan = plan(request("2026-09-01", "2026-11-24"), accounts);
    assertThat(plan.batches()).extracting(List::size).containsExactly(24, 24, 3);
    assertThat(plan.slices()).isEqualTo(51);
    assertThat(slices(plan)).doesNotHaveDuplicates();
  }

  @Test
  void neverCutsAnAccountThatFitsInABatch() throws UnreadableException {
    Account[] accounts = IntStream.range(0, 6).mapToObj(Accounts::account).toArray(Account[]::new);
    ExportPlan plan = plan(request("2026-07-01", "2026-11-24"), accounts);
    assertThat(plan.batches()).extracting(List::size).containsExactly(20, 10);
    assertThat(slices(plan)).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void beginsABatchWithAnAccountThatFitsInNone() throws UnreadableException {
    ExportPlan plan =
        plan(
            request("2024-07-01", "2026-11-24"),
            Accounts.createdAt(1, Instant.parse("2026-11-01T00:00:00Z")),
            Accounts.account(2),
            Accounts.createdAt(3, Instant.parse("2026-11-01T00:00:00Z")));
    assertThat(plan.batches()).extracting(List::size).containsExactly(1, 24, 6);
    assertThat(slices(plan)).hasSize(31).doesNotHaveDuplicates();
  }

  @Test
  void readsOnlyTheAccountsThatAreWanted() throws UnreadableException {
    ExportRequest without = wanting(Set.of(), Set.of(Accounts.sid(1)));
    assertThat(plan(without, Accounts.account(1), Accounts.account(2)).listed())
        .containsExactly(Accounts.sid(2));
    ExportPlan only =
        plan(wanting(Set.of(Accounts.sid(1)), Set.of()), Accounts.account(1), Accounts.account(2));
    assertThat(only.listed()).containsExactly(Accounts.sid(1));
    assertThat(only.accounts()).as("the dimension holds them all").hasSize(2);
  }

  private static ExportRequest wanting(Set<AccountSid> accounts, Set<AccountSid> excluded) {
    return new ExportRequest(RequestedRange.Period.TODAY, Set.of(), accounts, excluded, null, null);
  }

  @Test
  void refusesAnAccountThatTwilioDoesNotList() {
    assertThatThrownBy(() -> plan(wanting(Set.of(Accounts.sid(9)), Set.of()), Accounts.account(1)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll(Accounts.sid(9).value(), "1 accounts", "usage check");
  }

  @Test
  void exportsTheDaysOfRunsThatNeverEndedAsWell() throws UnreadableException {
    store.save(run("died", "2026-08-30", "2026-08-31", null));
    store.save(run("ended", "2026-07-01", "2026-07-31", NOW));
    ExportPlan plan = plan(request("2026-11-24", "2026-11-24"), Accounts.account(1));
    assertThat(plan.periods())
        .extracting(UsagePeriod::key)
        .containsExactly("2026-08-30", "2026-08-31", "2026-11-24");
    assertThat(plan.slices()).as("they are exported, not read").isEqualTo(1);
    assertThat(plan.dead()).containsExactly("died");
  }

  @Test
  void takesNoRunForDeadThatMayStillBeAtWork() {
    MemoryStore shared = new MemoryStore("shared", Duration.ofHours(24));
    shared.save(run("began a minute ago", "2026-08-30", "2026-08-31", null));
    UnendedRuns unended =
        UnendedRuns.before(run("this-run", "2026-11-24", "2026-11-24", null), shared);

    assertThat(unended.periods())
        .extracting(UsagePeriod::key)
        .containsExactly("2026-08-30", "2026-08-31");
    assertThat(unended.dead(NOW)).isEmpty();
    assertThat(unended.dead(NOW.plus(Duration.ofHours(24)))).containsExactly("began a minute ago");
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

  @Test
  void remembersEveryAccountThatWasEverListed() throws UnreadableException {
    Instant earlier = Instant.parse("2026-11-01T00:00:00Z");
    store.save(
        List.of(
            KnownAccount.firstSeen(Accounts.account(1), earlier),
            KnownAccount.firstSeen(Accounts.account(2), earlier)));
    Account suspended =
        new Account(Accounts.sid(2), "Renamed", AccountStatus.SUSPENDED, Accounts.sid(0), null);
    PlanExport stage =
        new PlanExport(() -> List.of(suspended, Accounts.account(3)), store, store, CLOCK);
    ExportRequest request = request("2026-11-24", "2026-11-24");
    stage.begin(request, stage.start(request, "r"));

    Instant now = Instant.parse("2026-11-24T02:00:00.123Z");
    assertThat(store.accounts())
        .containsExactly(
            new KnownAccount(Accounts.account(1), earlier, earlier, earlier, false),
            new KnownAccount(suspended, earlier, now, now, true),
            new KnownAccount(Accounts.account(3), now, now, now, true));
    assertThat(store.unfinishedRuns()).extracting(Run::id).containsExactly("r");
  }

  @Test
  void plansWithoutHistoryWhereNothingMayBeWritten() throws UnreadableException {
    PlanExport dry = PlanExport.withoutHistory(() -> List.of(Accounts.account(1)), CLOCK);
    ExportRequest request = request("2026-11-24", "2026-11-24");
    Run run = dry.start(request, "r");
    assertThat(dry.plan(request, run).slices()).isEqualTo(1);
    assertThatThrownBy(() -> dry.begin(request, run))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
