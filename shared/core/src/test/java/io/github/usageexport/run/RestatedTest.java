package io.github.usageexport.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.Restatement;
import io.github.usageexport.snapshot.SettlementState;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.snapshot.StatedCategories;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RestatedTest {
  private static Version version(int number, StatedAmounts... rows) {
    return new Version(
        Accounts.account(1),
        UsagePeriod.day(LocalDate.parse("2026-10-01")),
        number,
        Instant.EPOCH.plusSeconds(number),
        Instant.EPOCH.plusSeconds(number),
        "run",
        Content.of(List.of(rows)),
        "categories",
        rows.length,
        Set.of(),
        null);
  }

  private static StatedAmounts row(Category category, String price, String unit) {
    return new StatedAmounts(category, null, null, null, null, null, Amount.parse(price), unit);
  }

  private static Restatement restatement(Version before, Version after) {
    return Restatement.between(
        before, after, SettlementState.SETTLED, StatedCategories.of(List.of()));
  }

  @Test
  void countsPeriodsAndRowsAndTakesThePriceFromTheTotal() {
    Category calls = new Category("calls");
    Restatement cheaper =
        restatement(
            version(1, row(Category.TOTALPRICE, "5", "usd"), row(calls, "5", "usd")),
            version(2, row(Category.TOTALPRICE, "3.5", "USD"), row(calls, "3.5", "USD")));
    assertThat(Restated.of(List.of(cheaper, cheaper)))
        .isEqualTo(new Restated(2, 4, Map.of("usd", Amount.parse("-3"))));
  }

  @Test
  void countsATotalThatIsNoLongerStatedAsGone() {
    Restatement gone = restatement(version(1, row(Category.TOTALPRICE, "5", "usd")), version(2));
    assertThat(Restated.of(List.of(gone)).priceDelta()).containsEntry("usd", Amount.parse("-5"));
  }

  @Test
  void aTotalThatChangesItsCurrencyFallsInOneAndRisesInTheOther() {
    Restatement moved =
        restatement(
            version(1, row(Category.TOTALPRICE, "10", "usd")),
            version(2, row(Category.TOTALPRICE, "9", "eur")));
    assertThat(Restated.of(List.of(moved)).priceDelta())
        .isEqualTo(Map.of("usd", Amount.parse("-10"), "eur", Amount.parse("9")));
  }

  @Test
  void addsUpToMoreThanOneAmountCanBe() {
    Restatement risen =
        restatement(
            version(1, row(Category.TOTALPRICE, "-999999999999999999", "usd")),
            version(2, row(Category.TOTALPRICE, "999999999999999999.9999999999", "usd")));

    assertThat(Restated.of(List.of(risen, risen)).priceDelta())
        .hasToString("{usd=3999999999999999997.9999999998}");
  }

  @Test
  void addsUpByCurrency() {
    Restated sum =
        new Restated(1, 2, Map.of("usd", Amount.parse("1")))
            .plus(new Restated(3, 4, Map.of("eur", Amount.parse("2"), "usd", Amount.parse("-1"))))
            .plus(Restated.NOTHING);
    assertThat(sum)
        .isEqualTo(new Restated(4, 6, Map.of("eur", Amount.parse("2"), "usd", Amount.ZERO)));
  }
}
