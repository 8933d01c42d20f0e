package io.github.usageexport.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8OrderTest {
  /** Ends of the ranges that have one, two, three and four bytes in UTF-8. */
  private static final int[] CODE_POINTS = {
    0, 'a', 'b', '-', 0x7F, 0x80, 0x131, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000,
    0x1F600, 0x103FF, 0x10400, 0x10FFFF
  };

  @Test
  void putsWhatSurrogatesStandForAfterEveryOtherCharacter() {
    assertThat(Utf8Order.compare("\uffff", "\ud83d\ude00")).isNegative();
    assertThat("\uffff".compareTo("\ud83d\ude00")).as("String's own order").isPositive();
  }

  @Test
  void aPrefixComesFirst() {
    assertThat(Utf8Order.compare("", "calls")).isNegative();
    assertThat(Utf8Order.compare("calls-inbound", "calls")).isPositive();
    assertThat(Utf8Order.compare("calls", "calls")).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 20_261_124})
  void isTheOrderOfTheBytes(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 50_000; i++) {
      String left = text(random);
      String right = random.nextInt(4) == 0 ? left + text(random) : text(random);
      int bytes =
          Arrays.compareUnsigned(
              left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
      assertThat(Integer.signum(Utf8Order.compare(left, right)))
          .as("seed %d: '%s' and '%s'", seed, left, right)
          .isEqualTo(Integer.signum(bytes))
          .isEqualTo(-Integer.signum(Utf8Order.compare(right, left)));
    }
  }

  private static String text(Random random) {
    int[] points = new int[random.nextInt(5)];
    Arrays.setAll(points, any -> CODE_POINTS[random.nextInt(CODE_POINTS.length)]);
    return new String(points, 0, points.length);
  }
}
