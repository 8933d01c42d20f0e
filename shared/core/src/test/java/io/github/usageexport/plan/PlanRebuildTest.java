package io.github.usageexport.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.run.Accounts;
import io.github.usageexport.run.ExportPlan;
import io.github.usageexport.run.MemoryStore;
import io.github.usageexport.run.RequestedRange;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.run.Slice;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanRebuildTest {
  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

  private final MemoryStore store = new MemoryStore();

  @Test
  void oneOfARangeExportsAllThatARunThatDiedMayHaveRecorded() {
    Slice day = Accounts.daily(1, "2026-11-20", "2026-11-20");
    store.save(List.of(KnownAccount.firstSeen(day.account(), NOW)));
    new Recorder(store, Settlement.DEFAULT, any -> true)
        .record(
            day.account(),
            day.key(),
            List.of(Statement.of(day.periods().getFirst(), List.of(), Optional.of(NOW), NOW)),
            "ended",
            NOW);
    store.save(
        new Run(
            "died",
            RunStatus.RUNNING,
            NOW.minusSeconds(60),
            null,
            LocalDate.parse("2026-11-24"),
            Accounts.days("2026-11-01", "2026-11-01"),
            Set.of(Granularity.DAILY)));
    store.saveOutcomes(
        "died", List.of(RereadDays.pending(Accounts.daily(1, "2026-10-20", "2026-10-21"))));

    ExportPlan plan =
        new PlanRebuild(store, store, store, Clock.fixed(NOW, ZoneOffset.UTC))
            .plan(
                "rebuild",
                Optional.of(new RequestedRange.Dates("2026-11-20", "2026-11-20")),
                Set.of());

    assertThat(plan.periods())
        .extracting(UsagePeriod::key)
        .containsExactly("2026-10-20", "2026-10-21", "2026-11-01", "2026-11-20");
  }
}
