package io.github.usageexport.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.run.Accounts;
import io.github.usageexport.run.ExportPlan;
import io.github.usageexport.run.ExportRequest;
import io.github.usageexport.run.MemoryStore;
import io.github.usageexport.run.RequestedRange;
import io.github.usageexport.run.Slice;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days with late prices are read again by runs whose own range is shorter. */
class UnpricedDaysTest {
  private static final Instant NOW = Instant.parse("2026-11-10T09:30:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final MemoryStore store = new MemoryStore();

  /** Of account 1 every day of October has a price, and two neighbours and a third have none. */
  @BeforeEach
  void record() {
    Slice october = Accounts.daily(1, "2026-10-01", "2026-10-31");
    Set<Integer> late = Set.of(20, 21, 25);
    List<Statement> statements = new ArrayList<>();
    for (UsagePeriod day : october.periods()) {
      boolean isLate = late.contains(day.firstDay().getDayOfMonth());
      statements.add(
          Statement.of(day, List.of(row(day, isLate ? "0" : "3")), Optional.of(NOW), NOW));
    }
    new Recorder(store, Settlement.DEFAULT, any -> true)
        .record(october.account(), october.key(), statements, "before", NOW);
  }

  private static UsageRecord row(UsagePeriod day, String price) {
    return new UsageRecord(
        Accounts.sid(1),
        new Category("sms"),
        null,
        day.firstDay(),
        day.firstDay(),
        Amount.parse("7"),
        null,
        Amount.parse("7"),
        null,
        Amount.parse(price),
        "usd",
        NOW);
  }

  private ExportPlan plan(int rereadDays, Granularity granularity, Account... listed)
      throws UnreadableException {
    PlanExport stage =
        new PlanExport(
            () -> List.of(listed),
            store,
            store,
            CLOCK,
            new PlanExtras(false, Optional.of(new UnpricedDays(store, rereadDays))));
    ExportRequest request =
        new ExportRequest(
            new RequestedRange.Dates("2026-11-09", "2026-11-10"),
            Set.of(granularity),
            Set.of(),
            Set.of(),
            null,
            null);
    return stage.begin(request, stage.start(request, "this-run"));
  }

  @Test
  void theyAreSlicesOfTheirOwnAndExported() throws UnreadableException {
    ExportPlan plan = plan(45, Granularity.DAILY, Accounts.account(1), Accounts.account(2));

    assertThat(plan.again())
        .extracting(slice -> slice.range().toString())
        .containsExactly("2026-10-20..2026-10-21", "2026-10-25");
    assertThat(plan.batches().getFirst()).hasSize(4).containsAll(plan.again());
    assertThat(plan.periods())
        .extracting(UsagePeriod::firstDay)
        .contains(LocalDate.parse("2026-10-21"), LocalDate.parse("2026-10-25"))
        .hasSize(5);
    assertThat(plan.run().range()).isEqualTo(Accounts.days("2026-11-09", "2026-11-10"));
  }

  @Test
  void daysLongerAgoStay() throws UnreadableException {
    assertThat(plan(17, Granularity.DAILY, Accounts.account(1)).again())
        .extracting(slice -> slice.range().toString())
        .containsExactly("2026-10-25");
    assertThat(plan(0, Granularity.DAILY, Accounts.account(1)).again()).isEmpty();
    assertThat(plan(45, Granularity.MONTHLY, Accounts.account(1)).again()).isEmpty();
    assertThat(plan(45, Granularity.DAILY, Accounts.account(2)).again()).isEmpty();
  }

  @Test
  void anAccountThatIsSkippedIsNotReadAtAll() throws UnreadableException {
    ExportPlan plan =
        plan(
            45,
            Granularity.DAILY,
            Accounts.createdAt(1, Instant.parse("2026-11-11T00:00:00Z")),
            Accounts.account(2));

    assertThat(plan.skipped()).containsExactly(Accounts.sid(1));
    assertThat(plan.again()).isEmpty();
    assertThat(plan.slices()).isEqualTo(1);
  }

  @Test
  void shouldTheRunDieTheNextOneExportsThem() throws UnreadableException {
    plan(45, Granularity.DAILY, Accounts.account(1));
    assertThat(store.outcomes("this-run"))
        .hasSize(2)
        .allSatisfy(
            outcome ->
                assertThat(outcome.failure().orElseThrow().reason())
                    .isEqualTo(FailureReason.NOT_READ));

    PlanExport next = new PlanExport(() -> List.of(Accounts.account(1)), store, store, CLOCK);
    ExportRequest today =
        new ExportRequest(RequestedRange.Period.TODAY, Set.of(), Set.of(), Set.of(), null, null);

    assertThat(next.plan(today, next.start(today, "next-run")).periods())
        .extracting(UsagePeriod::key)
        .containsExactly("2026-10-20", "2026-10-21", "2026-10-25", "2026-11-09", "2026-11-10");
  }
}
