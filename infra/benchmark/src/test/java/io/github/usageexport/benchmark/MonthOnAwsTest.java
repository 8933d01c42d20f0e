package io.github.usageexport.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MonthOnAwsTest {
  @Test
  void aMonthWithoutRunsCostsWhatIsFixed() {
    assertThat(cost(Quantities.NONE).total()).isEqualByComparingTo(AwsPrices.FIXED_MONTH);
  }

  @Test
  void eachServiceIsPaidByWhatIsCounted() {
    MonthOnAws cost = cost(new Quantities(0, 1_000_000, 0, 0, 0, 0, 0, 2_000_000, 1_000_000_000));

    assertThat(cost.lambda()).isEqualByComparingTo("9.2160460800");
    assertThat(cost.dynamoDb()).isEqualByComparingTo("3.95");
    assertThat(cost.s3()).isZero();
    assertThat(cost.total())
        .isEqualByComparingTo(
            AwsPrices.FIXED_MONTH.add(new BigDecimal("9.2160460800")).add(new BigDecimal("3.95")));
  }

  @Test
  void aBatchIsAnInvocationAndThreeTransitions() {
    MonthOnAws cost = cost(new Quantities(0, 0, 24_000_000, 0, 0, 0, 0, 0, 0));

    assertThat(cost.stepFunctions()).isEqualByComparingTo("75");
    assertThat(cost.lambda()).isEqualByComparingTo("0.20");
    assertThat(cost.logs()).isEqualByComparingTo("1.00");
  }

  @Test
  void moreAccountsAreMoreRequestsButNotMorePartitions() {
    Quantities counted = new Quantities(5, 100, 40, 8, 4, 1_000, 300, 200, 5_000);

    assertThat(counted.of(50, 10))
        .isEqualTo(new Quantities(5, 500, 200, 8, 4, 5_000, 1_500, 1_000, 25_000));
  }

  @Test
  void itemsAreChargedByWholeUnits() {
    assertThat(CountingStore.units(1024, 1024)).isEqualTo(1);
    assertThat(CountingStore.units(1025, 1024)).isEqualTo(2);
  }

  private static MonthOnAws cost(Quantities month) {
    return new MonthOnAws(month, BigDecimal.TWO);
  }
}
