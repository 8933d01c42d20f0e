package io.github.usageexport.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TruthTest {
  private final World world = World.of(WorldOptions.defaults().withStatement(Stated.quiet()));
  private final SimulatedAccount parent = world.parent();

  @Test
  void theOpenDayAccruesAndSettlesInStepsOverTwoDays() {
    var prices =
        IntStream.of(0, 6, 12, 18, 23, 25, 33, 51, 75, 200)
            .mapToObj(
                hours ->
                    totalPrice(
                        Stated.TODAY,
                        Instant.parse("2026-11-20T00:05:00Z").plusSeconds(hours * 3600L)))
            .toList();
    assertThat(prices).isSorted();
    assertThat(prices.getFirst()).isLessThan(prices.get(2));
    assertThat(prices.get(4)).isLessThan(prices.get(8));
    assertThat(prices.get(8)).isEqualTo(prices.get(9));
  }

  @Test
  void nothingIsStatedOutsideAnAccountsLife() {
    var young = world.accounts().get(1);
    assertThat(world.truth().stated(young.sid(), young.firstDay().minusDays(1), Stated.START))
        .isEmpty();
    assertThat(world.truth().stated(young.sid(), Stated.TODAY.plusDays(1), Stated.START)).isEmpty();
    assertThat(world.truth().stated(young.sid(), young.firstDay(), Stated.START)).isNotEmpty();
  }

  @Test
  void aSuspendedAccountUsesNothingMoreAndAnIdleOneNeverDid() {
    var suspended = world.accounts().get(3);
    var after = LocalDate.ofInstant(suspended.fateAt(), ZoneOffset.UTC).plusDays(1);
    var idle = world.accounts().get(2);
    assertThat(world.truth().stated(suspended.sid(), after, Stated.START))
        .isNotEmpty()
        .allMatch(StatedRow::isZero);
    assertThat(world.truth().statedForAllTime(idle.sid(), Stated.START))
        .isNotEmpty()
        .allMatch(StatedRow::isZero);
    assertThat(world.truth().statedForAllTime(suspended.sid(), Stated.START))
        .anyMatch(row -> !row.isZero());
  }

  @Test
  void anUnknownNameTurnsUpInTheMiddleOfAMonth() {
    var before = world.truth().stated(parent.sid(), LocalDate.parse("2026-11-14"), Stated.START);
    var since = world.truth().stated(parent.sid(), LocalDate.parse("2026-11-15"), Stated.START);
    var october = world.truth().stated(parent.sid(), YearMonth.of(2026, 10), Stated.START);
    assertThat(since).hasSize(before.size() + 1);
    assertThat(names(before)).doesNotContain(Catalogue.NEWCOMER);
    assertThat(names(since)).contains(Catalogue.NEWCOMER).isSorted();
    assertThat(names(october)).doesNotContain(Catalogue.NEWCOMER);
  }

  @Test
  void misspeltNamesAndCreditsAndDecimalsOccur() {
    var group =
        world
            .truth()
            .statedWithSubaccounts(
                parent.sid(), new Period(Stated.TODAY.minusDays(40), Stated.TODAY), Stated.START);
    assertThat(names(group)).contains("call-progess-events", "turnmegabytes-brasil");
    assertThat(group).anyMatch(row -> row.price().signum() < 0);
    assertThat(group).anyMatch(row -> row.usage().scale() > 0);
  }

  @Test
  void asOfIsTheClockLessTheLagInWholeSeconds() {
    assertThat(world.truth().asOf(Instant.parse("2026-11-20T09:30:00.987Z")))
        .isEqualTo(Instant.parse("2026-11-20T09:26:00Z"));
  }

  @Test
  void aPriceCanComeHoursAfterTheUsage() {
    var late =
        World.of(WorldOptions.defaults().withStatement(Stated.quiet().withDelayedPrices(1000)));
    var day = Stated.TODAY.minusDays(1);
    var soon = late.truth().stated(late.parent().sid(), day, Instant.parse("2026-11-20T00:30:00Z"));
    var later =
        late.truth().stated(late.parent().sid(), day, Stated.START.plus(Duration.ofDays(4)));
    assertThat(soon).allMatch(row -> row.price().signum() == 0);
    assertThat(soon).anyMatch(row -> row.usage().signum() > 0);
    assertThat(later).anyMatch(row -> row.price().signum() > 0);
  }

  @Test
  void withoutZeroRowsOnlyAmountsAreStated() {
    var sparse =
        World.of(
            WorldOptions.defaults().withStatement(Stated.quiet().withZeroRows(ZeroRows.OMITTED)));
    var day = Stated.TODAY.minusDays(5);
    var expected =
        world.truth().stated(parent.sid(), day, Stated.START).stream()
            .filter(row -> !row.isZero())
            .toList();
    assertThat(sparse.truth().stated(parent.sid(), day, Stated.START)).isEqualTo(expected);
  }

  private BigDecimal totalPrice(LocalDate day, Instant at) {
    return Stated.price(world.truth().stated(parent.sid(), day, at), "totalprice");
  }

  private static List<String> names(List<StatedRow> rows) {
    return rows.stream().map(StatedRow::category).toList();
  }
}
