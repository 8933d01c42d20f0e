package io.github.usageexport.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.usageexport.snapshot.Restatement.Change;
import io.github.usageexport.snapshot.Restatement.ChangeType;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a version changed, of amounts of every size. */
class RestatementTest {
  private static final String GREATEST = "999999999999999999.9999999999";
  private static final List<Category> CATEGORIES =
      List.of(new Category("calls"), new Category("sms"), Category.TOTALPRICE);

  @Test
  void splitsADifferenceThatNoColumnCanHold() {
    Restatement risen = between(row("calls", "-" + GREATEST), row("calls", GREATEST));

    assertThat(risen.changes())
        .extracting(Change::type)
        .containsExactly(ChangeType.ZEROED, ChangeType.ADDED);
    assertThat(risen.changes()).extracting(Change::priceDelta).containsOnly(Amount.parse(GREATEST));
  }

  @Test
  void leavesTheGreatestDifferenceThatFitsInOnePiece() {
    Restatement risen = between(row("calls", "-0.0000000001"), row("calls", "999999999999999999"));

    assertThat(risen.changes())
        .extracting(Change::type, change -> change.priceDelta().toString())
        .containsExactly(tuple(ChangeType.CHANGED, "999999999999999999.0000000001"));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void deltasFitTheirColumnAndAddUpWhateverTheAmounts(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    for (int trial = 0; trial < 2_000; trial++) {
      StatedAmounts[] before = rows(random);
      StatedAmounts[] after = rows(random);
      List<Change> changes = between(before, after).changes();
      for (Function<StatedAmounts, @Nullable Amount> amount : amounts()) {
        for (Category category : CATEGORIES) {
          BigDecimal moved = BigDecimal.ZERO;
          for (Change change : changes) {
            if (change.after().category().equals(category)) {
              Amount delta =
                  new Amount(
                      value(amount, change.after()).subtract(value(amount, change.before())));
              assertThat(delta.isStatable()).as("%s of seed %s", delta, seed).isTrue();
              moved = moved.add(delta.value());
            }
          }
          assertThat(moved)
              .as("seed %s, trial %s, %s", seed, trial, category)
              .isEqualByComparingTo(
                  sum(amount, category, after).subtract(sum(amount, category, before)));
        }
      }
    }
  }

  private static List<Function<StatedAmounts, @Nullable Amount>> amounts() {
    return List.of(StatedAmounts::count, StatedAmounts::usage, StatedAmounts::price);
  }

  private static BigDecimal sum(
      Function<StatedAmounts, @Nullable Amount> amount, Category category, StatedAmounts... rows) {
    BigDecimal sum = BigDecimal.ZERO;
    for (StatedAmounts row : rows) {
      if (row.category().equals(category)) {
        sum = sum.add(value(amount, row));
      }
    }
    return sum;
  }

  private static BigDecimal value(
      Function<StatedAmounts, @Nullable Amount> amount, StatedAmounts row) {
    Amount stated = amount.apply(row);
    return stated == null ? BigDecimal.ZERO : stated.value();
  }

  private static StatedAmounts[] rows(RandomGenerator random) {
    List<StatedAmounts> rows = new ArrayList<>();
    for (Category category : CATEGORIES) {
      if (random.nextInt(4) > 0) {
        rows.add(
            new StatedAmounts(
                category, null, amount(random), "n", amount(random), "n", amount(random), "usd"));
      }
    }
    return rows.toArray(StatedAmounts[]::new);
  }

  private static @Nullable Amount amount(RandomGenerator random) {
    return switch (random.nextInt(5)) {
      case 0 -> null;
      case 1 -> Amount.ZERO;
      case 2 -> Amount.parse(GREATEST);
      case 3 -> Amount.parse("-" + GREATEST);
      default -> new Amount(BigDecimal.valueOf(random.nextLong(), random.nextInt(1, 11)));
    };
  }

  private static StatedAmounts row(String category, String price) {
    return new StatedAmounts(
        new Category(category), null, null, null, null, null, Amount.parse(price), "usd");
  }

  private static Restatement between(StatedAmounts before, StatedAmounts after) {
    return between(new StatedAmounts[] {before}, new StatedAmounts[] {after});
  }

  private static Restatement between(StatedAmounts[] before, StatedAmounts[] after) {
    return Restatement.between(
        version(1, before),
        version(2, after),
        SettlementState.SETTLED,
        StatedCategories.of(List.of()));
  }

  private static Version version(int number, StatedAmounts... rows) {
    return new Version(
        SnapshotSamples.account(1),
        SnapshotSamples.day(1),
        number,
        SnapshotSamples.NOON,
        SnapshotSamples.NOON,
        "run",
        Content.of(List.of(rows)),
        "categories",
        rows.length,
        Set.of(),
        null);
  }
}
