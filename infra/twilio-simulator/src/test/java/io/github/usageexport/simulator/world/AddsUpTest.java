package io.github.usageexport.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddsUpTest {
  private static final Set<String> OVERLAPS = Set.of("authy-sms-outbound", "authy-calls-outbound");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyRollUpIsTheSumOfItsChildrenAndTheTotalOfTheLeaves(long seed) {
    var world =
        World.of(WorldOptions.defaults().withSeed(seed).withCategories(Catalogue.LARGEST, 60));
    for (var account : world.accounts()) {
      var rows = world.truth().stated(account.sid(), Stated.TODAY.minusDays(9), Stated.START);
      var prices = new HashMap<String, BigDecimal>();
      rows.forEach(row -> prices.put(row.category(), row.price()));
      assertThat(brokenRollUps(prices)).as("seed %d, %s", seed, account).isEmpty();
      assertThat(sumOfLeaves(world, prices))
          .as("seed %d, %s", seed, account)
          .isEqualByComparingTo(prices.getOrDefault("totalprice", BigDecimal.ZERO));
    }
  }

  @Test
  void aRollUpCanBeBrokenAndAPartOfTheCostUnlisted() {
    var options = StatementOptions.defaults().withBrokenRollUp("sms").withUnlistedCost(100);
    var world = World.of(WorldOptions.defaults().withStatement(options));
    var prices = new HashMap<String, BigDecimal>();
    world
        .truth()
        .stated(
            world.parent().sid(),
            new Period(Stated.TODAY.minusDays(30), Stated.TODAY),
            Stated.START)
        .forEach(row -> prices.put(row.category(), row.price()));
    assertThat(brokenRollUps(prices)).containsExactly("sms");
    assertThat(sumOfLeaves(world, prices)).isLessThan(prices.get("totalprice"));
  }

  @Test
  void onlyARollUpCanBeBroken() {
    var options = StatementOptions.defaults().withBrokenRollUp("sms-outbound-longcode");
    assertThatThrownBy(() -> World.of(WorldOptions.defaults().withStatement(options)))
        .hasMessageContaining("no roll-up");
  }

  @Test
  void aPeriodIsTheSumOfItsDays() {
    var world = World.of(WorldOptions.defaults());
    var month = new Period(Stated.TODAY.minusDays(29), Stated.TODAY);
    var sid = world.parent().sid();
    var total =
        month
            .days()
            .map(day -> Stated.price(world.truth().stated(sid, day, Stated.START), "totalprice"))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(Stated.price(world.truth().stated(sid, month, Stated.START), "totalprice"))
        .isEqualByComparingTo(total)
        .isPositive();
  }

  @Test
  void amountsHaveNoTrailingZerosAndNoExponent() {
    var world = World.of(WorldOptions.defaults());
    assertThat(world.truth().statedForAllTime(world.parent().sid(), Stated.START))
        .allSatisfy(
            row ->
                assertThat(List.of(row.usage().toString(), row.price().toString()))
                    .allMatch(text -> text.matches("-?(0|[1-9]\\d*)(\\.\\d*[1-9])?")));
  }

  private static List<String> brokenRollUps(Map<String, BigDecimal> prices) {
    var sums = new HashMap<String, BigDecimal>();
    for (var line : CategoryFile.read()) {
      if (!line.parent().isEmpty() && prices.containsKey(line.parent())) {
        var price = prices.getOrDefault(line.name(), BigDecimal.ZERO);
        sums.merge(line.parent(), price, BigDecimal::add);
      }
    }
    return sums.entrySet().stream()
        .filter(each -> each.getValue().compareTo(prices.get(each.getKey())) != 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static BigDecimal sumOfLeaves(World world, Map<String, BigDecimal> prices) {
    return prices.entrySet().stream()
        .filter(each -> world.isLeaf(each.getKey()) && !OVERLAPS.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
