package io.github.usageexport.report;

import static io.github.usageexport.report.ReportedWorld.CLOSED;
import static io.github.usageexport.report.ReportedWorld.FIRST;
import static io.github.usageexport.report.ReportedWorld.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.usageexport.report.ReportedWorld.Row;
import io.github.usageexport.snapshot.SettlementState;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.DateRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageReportsTest {
  private static final Account ONE = ReportedWorld.account(1, "One");
  private static final Account TWO = ReportedWorld.account(2, "Two");
  private static final Instant EARLY = Instant.parse("2026-10-01T20:00:00Z");
  private static final Instant NEXT_DAY = Instant.parse("2026-10-02T20:00:00Z");

  private final ReportedWorld world = new ReportedWorld().know(ONE, EARLY);

  @Test
  void whatIsInNoFamilyIsOneOfItsOwnAndUnknownCategoriesAreNamedApart() {
    world.state(
        ONE,
        FIRST,
        CLOSED,
        CLOSED,
        Row.usd("sms-outbound-longcode", 70),
        Row.usd("no-such-category", 20),
        Row.total(100));

    UsageReport report = world.report(1, null);

    assertThat(
            cents(report.families().values().stream().reduce(new Prices(), UsageReportsTest::sum)))
        .as("families add up to the total")
        .isEqualTo(100);
    assertThat(cents(report.family("Messaging"))).isEqualTo(70);
    assertThat(cents(report.family(UsageReport.RESIDUAL))).isEqualTo(30);
    assertThat(report.unknown())
        .singleElement()
        .satisfies(
            unknown -> {
              assertThat(unknown.category()).hasToString("no-such-category");
              assertThat(cents(unknown.price())).isEqualTo(20);
            });
  }

  @Test
  void currenciesAreNeverAdded() {
    world.state(
        ONE, FIRST, CLOSED, CLOSED, new Row("sms-outbound-longcode", 70, "EUR"), Row.total(100));

    UsageReport report = world.report(1, null);

    assertThat(report.total().byCurrency().keySet()).containsExactly("eur", "usd");
    assertThat(cents(report.total())).isEqualTo(100);
    assertThat(report.family("Messaging").in("eur")).isEqualByComparingTo("0.70");
    assertThat(report.additive().in("eur")).isEqualByComparingTo("0.70");
    assertThat(report.family(UsageReport.RESIDUAL).byCurrency()).containsOnlyKeys("usd");
  }

  @Test
  void aPriceWithoutACurrencyIsInThatOfTheTotal() {
    world.state(
        ONE, FIRST, CLOSED, CLOSED, new Row("sms-outbound-longcode", 70, null), Row.total(100));

    UsageReport report = world.report(1, null);

    assertThat(report.total().byCurrency()).containsOnlyKeys("usd");
    assertThat(report.family("Messaging").in("usd")).isEqualByComparingTo("0.70");
    assertThat(report.family(UsageReport.RESIDUAL).in("usd")).isEqualByComparingTo("0.30");
  }

  @Test
  void whatMovedSinceTheRunBeganIsTakenApart() {
    world.know(TWO, CLOSED);
    world.state(ONE, FIRST, EARLY, EARLY, Row.total(100));
    world.state(ONE, FIRST.plusDays(1), NEXT_DAY, NEXT_DAY, Row.total(10));
    Instant began = NEXT_DAY.plusSeconds(1);
    Instant second = began.plusSeconds(60);
    world.state(ONE, FIRST, second, second, Row.total(130));
    world.state(ONE, FIRST, second.plusSeconds(9), second.plusSeconds(9), Row.total(125));
    world.state(ONE, FIRST.plusDays(1), second, second, Row.total(11));
    world.state(TWO, FIRST, second, second, Row.total(1_000));

    UsageReport report =
        world
            .reports(ChecksSource.NONE)
            .of(
                new ReportScope(
                    new DateRange(FIRST, FIRST.plusDays(1)),
                    null,
                    new ReportedRun(RUN, "COMPLETE", began, second, null, List.of())));

    Change change = report.change();
    assertThat(change).isNotNull();
    assertThat(cents(change.before())).isEqualTo(110);
    assertThat(cents(change.firstRead())).isEqualTo(1_000);
    assertThat(cents(change.accrued())).as("both were OPEN at first").isEqualTo(30 + 1);
    assertThat(cents(change.restated())).isEqualTo(-5);
    assertThat(cents(report.total())).isEqualTo(110 + 1_000 + 31 - 5);
    assertThat(report.restatements().all().versions()).isEqualTo(1);
    assertThat(report.restatements().largest())
        .singleElement()
        .satisfies(
            restated -> {
              assertThat(restated.day()).isEqualTo(FIRST);
              assertThat(restated.previousState()).isEqualTo(SettlementState.PROVISIONAL);
              assertThat(cents(restated.delta())).isEqualTo(-5);
            });
  }

  @Test
  void eachDaySaysHowSettledAndHowFreshItIs() {
    world.state(ONE, FIRST, CLOSED, CLOSED, Row.total(100));
    world.know(TWO, CLOSED).state(TWO, FIRST, EARLY, EARLY, Row.total(5));
    Instant later = CLOSED.plus(Duration.ofHours(6));
    world.state(ONE, FIRST, later, later, Row.total(100));

    ReportedDay day = world.report(1, null).days().getFirst();

    assertThat(day.states())
        .containsOnly(entry(SettlementState.CLOSED, 1), entry(SettlementState.OPEN, 1));
    assertThat(day.newestConfirmed()).isEqualTo(later);
    assertThat(day.oldestConfirmed()).isEqualTo(EARLY);
  }

  private static Prices sum(Prices left, Prices right) {
    Prices sum = new Prices();
    sum.add(left);
    sum.add(right);
    return sum;
  }

  private static long cents(Prices prices) {
    return prices.in("usd").movePointRight(2).longValueExact();
  }
}
