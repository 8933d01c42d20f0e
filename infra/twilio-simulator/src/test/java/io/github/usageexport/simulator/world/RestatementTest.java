package io.github.usageexport.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestatementTest {
  private static final Instant AT = Stated.START.plus(Duration.ofHours(5));
  private static final LocalDate DAY = Stated.TODAY.minusDays(10);

  private final World world = World.of(WorldOptions.defaults().withStatement(Stated.quiet()));
  private final String sid = world.parent().sid();
  private final StatedRow leaf = Stated.pricedLeaf(world, world.parent(), DAY, Stated.START);

  @Test
  void movesItsLeafAndTheTotalFromItsInstantOn() {
    var change = new Change.Adjusts(2, BigDecimal.valueOf(2), new BigDecimal("0.015"));
    var restated = restated(change);
    var before = restated.truth().stated(sid, DAY, AT.minusMillis(1));
    var after = restated.truth().stated(sid, DAY, AT);
    assertThat(before).isEqualTo(world.truth().stated(sid, DAY, AT));
    assertThat(difference(before, after, leaf.category())).isEqualByComparingTo("0.015");
    assertThat(difference(before, after, "totalprice")).isEqualByComparingTo("0.015");
  }

  @Test
  void canReprice() {
    var after = restated(new Change.Reprices(500)).truth().stated(sid, DAY, AT);
    assertThat(Stated.price(after, leaf.category())).isLessThan(leaf.price()).isPositive();
    assertThat(Stated.row(after, leaf.category()).usage()).isEqualTo(leaf.usage());
  }

  @Test
  void canTakeARowAwayOrLetItAppear() {
    var vanishing = restated(new Change.Vanishes()).truth();
    assertThat(names(vanishing.stated(sid, DAY, AT.minusSeconds(1)))).contains(leaf.category());
    assertThat(names(vanishing.stated(sid, DAY, AT))).doesNotContain(leaf.category());
    var appearing = restated(new Change.Appears()).truth();
    assertThat(names(appearing.stated(sid, DAY, AT.minusSeconds(1))))
        .doesNotContain(leaf.category());
    assertThat(names(appearing.stated(sid, DAY, AT))).contains(leaf.category());
    assertThat(names(vanishing.stated(sid, new Period(DAY, DAY.plusDays(1)), AT)))
        .contains(leaf.category());
  }

  @Test
  void canLoseARowThatIsCountedElsewhere() {
    var losing = restated(new Change.RowLost()).truth();
    assertThat(names(losing.stated(sid, DAY, AT.minusSeconds(1)))).contains(leaf.category());
    var after = losing.stated(sid, DAY, AT);
    var others = new ArrayList<>(world.truth().stated(sid, DAY, AT));
    others.removeIf(row -> row.category().equals(leaf.category()));
    assertThat(after).isEqualTo(others);
    assertThat(losing.rows(world.alone(world.parent()), DAY, DAY, AT)).isEqualTo(after.size());
    var longer = new Period(DAY, DAY.plusDays(1));
    assertThat(losing.stated(sid, longer, AT)).isEqualTo(world.truth().stated(sid, longer, AT));
  }

  @Test
  void canHoldAPriceBack() {
    var late = restated(new Change.PricesLate()).truth();
    var before = Stated.row(late.stated(sid, DAY, AT.minusSeconds(1)), leaf.category());
    assertThat(before.price()).isZero();
    assertThat(before.usage()).isEqualTo(leaf.usage());
    assertThat(Stated.price(late.stated(sid, DAY, AT), leaf.category())).isEqualTo(leaf.price());
  }

  @Test
  void anOverlapMovesWhatCountsItToo() {
    var account =
        world.accounts().stream().filter(each -> each.hasUsageOn(DAY)).findFirst().orElseThrow();
    var change = new Change.Adjusts(1, BigDecimal.ONE, BigDecimal.ONE);
    var more =
        world.restating(
            List.of(new Restatement(account.sid(), DAY, "authy-sms-outbound", AT, change)));
    var before = more.truth().stated(account.sid(), DAY, AT.minusSeconds(1));
    var after = more.truth().stated(account.sid(), DAY, AT);
    for (var category :
        List.of(
            "authy-sms-outbound", "sms-outbound-longcode", "sms-outbound", "sms", "totalprice")) {
      assertThat(difference(before, after, category)).as(category).isEqualByComparingTo("1");
    }
  }

  @Test
  void isRefusedForARollUpOrAStranger() {
    assertThatThrownBy(() -> restated("sms", new Change.Vanishes()))
        .hasMessageContaining("no leaf category");
    assertThatThrownBy(
            () ->
                world.restating(
                    List.of(
                        new Restatement("AC1", DAY, leaf.category(), AT, new Change.Vanishes()))))
        .hasMessageContaining("no account 'AC1'");
  }

  @Test
  void aFewSeededDaysChangeAndNoOthers() {
    var restatements = Restatements.seeded(world, AT, 42, 5);
    assertThat(restatements).hasSize(5).allMatch(each -> each.at().equals(AT));
    var restated = world.restating(restatements);
    for (var account : world.accounts()) {
      for (var day = Stated.TODAY.minusDays(41);
          !day.isAfter(Stated.TODAY);
          day = day.plusDays(1)) {
        var changes =
            !restated
                .truth()
                .stated(account.sid(), day, AT)
                .equals(world.truth().stated(account.sid(), day, AT));
        assertThat(changes)
            .as("%s %s", account, day)
            .isEqualTo(concerns(restatements, account, day));
      }
    }
  }

  private static boolean concerns(
      List<Restatement> restatements, SimulatedAccount account, LocalDate day) {
    return restatements.stream()
        .anyMatch(each -> each.accountSid().equals(account.sid()) && each.day().equals(day));
  }

  private World restated(Change change) {
    return restated(leaf.category(), change);
  }

  private World restated(String category, Change change) {
    return world.restating(List.of(new Restatement(sid, DAY, category, AT, change)));
  }

  private static BigDecimal difference(
      List<StatedRow> before, List<StatedRow> after, String category) {
    return Stated.price(after, category).subtract(Stated.price(before, category));
  }

  private static List<String> names(List<StatedRow> rows) {
    return rows.stream().map(StatedRow::category).toList();
  }
}
