package io.github.usageexport.snapshot;

import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes rows of every shape that can be stated, and some that hardly ever will be. */
public final class RandomContent {
  private static final int[] LETTERS = {'a', 'z', '-', 'ı', 'é', '€', 0, 0xFFFD, 0x1F4DE};
  private static final int HALF_A_CHARACTER = 0xD83D;

  private final RandomGenerator random;

  public RandomContent(RandomGenerator random) {
    this.random = random;
  }

  public Content content(int rows) {
    return Content.of(categories(rows).map(this::row).toList());
  }

  StatedCategories statedCategories(int rows) {
    return StatedCategories.of(categories(rows).map(this::row).map(StatedCategory::of).toList());
  }

  private StatedAmounts row(Category category) {
    return new StatedAmounts(
        category, text(), amount(), text(), amount(), text(), amount(), text());
  }

  private Stream<Category> categories(int count) {
    Set<Category> categories = new TreeSet<>(Set.of(Category.TOTALPRICE));
    while (categories.size() < count) {
      categories.add(new Category(letters(1 + random.nextInt(40))));
    }
    return categories.stream();
  }

  private @Nullable String text() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> null;
      case 2 -> letters(3) + Character.toString(HALF_A_CHARACTER);
      default -> letters(random.nextInt(12));
    };
  }

  private String letters(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Character.toString(LETTERS[random.nextInt(LETTERS.length)]))
        .collect(Collectors.joining());
  }

  private @Nullable Amount amount() {
    return switch (random.nextInt(5)) {
      case 0 -> null;
      case 1 -> Amount.ZERO;
      case 2 -> new Amount(BigDecimal.valueOf(random.nextLong(-9_999, 9_999), 2));
      case 3 -> new Amount(BigDecimal.valueOf(random.nextLong(), random.nextInt(1, 11)));
      default -> extreme();
    };
  }

  private Amount extreme() {
    BigInteger greatest = BigInteger.TEN.pow(28).subtract(BigInteger.ONE);
    BigDecimal value = new BigDecimal(greatest, Amount.MAX_FRACTION_DIGITS);
    return new Amount(random.nextBoolean() ? value : value.negate());
  }
}
