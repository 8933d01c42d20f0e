package io.github.usageexport.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "0.0000, 0",
    "0E2147483647, 0",
    "0E-2147483647, 0",
    "2192.84855, 2192.84855",
    "498.84515, 498.84515",
    "3.520000, 3.52",
    "-12.5, -12.5",
    "+1, 1",
    ".5, 0.5",
    "5., 5",
    "1E3, 1000",
    "1e-10, 0.0000000001",
    "007, 7",
    "100, 100",
    "999999999999999999.9999999999, 999999999999999999.9999999999",
    "-999999999999999999.9999999999, -999999999999999999.9999999999",
    "0.00000000010000000000000000, 0.0000000001",
    "1E17, 100000000000000000",
  })
  void keepsEveryDigitThatIsStated(String text, String exact) {
    assertThat(Amount.parse(text)).hasToString(exact);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1000000000000000000",
        "1E18",
        "-1E18",
        "999999999999999999.99999999999",
        "1E2147483647",
        "10E2147483647",
        "1000E2147483647",
      })
  void refusesWhatTheLakeCannotHold(String text) {
    assertThatThrownBy(() -> Amount.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("18 integer or 10 fraction digits");
  }

  @ParameterizedTest
  @CsvSource({
    "1E-11, 0",
    "0.00000000001, 0",
    "0.00000000005, 0",
    "0.00000000015, 0.0000000002",
    "0.00000000025, 0.0000000002",
    "-0.12345678905000001, -0.1234567891",
    "0.123456789012345678901234567890, 0.123456789",
    "1E-2147483647, 0",
    "10E-2147483647, 0",
    "123456789012345678.12345678901, 123456789012345678.123456789",
  })
  void roundsFractionDigitsBeyondTheTenthToTheNearestEvenAndSaysSo(String text, String kept) {
    Amount.Stated stated = Amount.Stated.parse(text);
    assertThat(stated.amount()).hasToString(kept);
    assertThat(stated.isRounded()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {" 1.5", "1.5 ", "\t1.5\n", "\u00a01.5", "1.50000000000000000000"})
  void takesBlanksAroundAnAmountAndSpareZerosForNothing(String text) {
    Amount.Stated stated = Amount.Stated.parse(text);
    assertThat(stated.amount()).hasToString("1.5");
    assertThat(stated.isRounded()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1 2",
        "NaN",
        "Infinity",
        "-Infinity",
        "0x10",
        "0x1p3",
        "1f",
        "1d",
        "1,5",
        "1.000,50",
        "1 000",
        "--1",
        "+-1",
        "1-",
        "1e",
        "e1",
        ".",
        "-",
        "1.2.3",
        "usd",
        "null",
        "1E99999999999",
        "\u0661\u0662",
        "\uff11",
        "1\u0000",
        "\u22121",
        "\u00bd",
        "$1"
      })
  void refusesWhatIsNoDecimalNumber(String text) {
    assertThatThrownBy(() -> Amount.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a decimal number");
  }

  @Test
  void refusesTenThousandCharactersWithoutShowingThem() {
    assertThatThrownBy(() -> Amount.parse("1".repeat(10_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 10000 characters, and an amount has at most 1000")
        .message()
        .hasSizeLessThan(120);
  }

  @ParameterizedTest
  @CsvSource({"1, 1.0", "1000, 1E3", "0, -0.00", "0.5, 5E-1", "-1, -1.000"})
  void equalInValueIsEqual(String one, String other) {
    assertThat(Amount.parse(one))
        .isEqualTo(Amount.parse(other))
        .hasSameHashCodeAs(Amount.parse(other))
        .isEqualByComparingTo(Amount.parse(other))
        .hasToString(Amount.parse(other).toString());
  }

  @Test
  void zeroIsZeroHoweverItIsWritten() {
    assertThat(List.of("0", "-0", "0.000", "0E9"))
        .allSatisfy(text -> assertThat(Amount.parse(text).isZero()).isTrue());
    assertThat(Amount.parse("0.0000000001").isZero()).isFalse();
  }

  @Test
  void ordersByValueNotByText() {
    assertThat(List.of("10", "9", "-1", "0.5", "1E2").stream().map(Amount::parse).sorted())
        .extracting(Amount::toString)
        .containsExactly("-1", "0.5", "9", "10", "100");
  }

  @Test
  void addsAndSubtractsExactly() {
    Amount sum = Amount.ZERO;
    for (int i = 0; i < 10; i++) {
      sum = sum.plus(Amount.parse("0.1"));
    }
    assertThat(sum).isEqualTo(Amount.parse("1"));
    assertThat(sum.minus(Amount.parse("0.9999999999"))).hasToString("0.0000000001");
  }

  @Test
  void addsUpToMoreThanTwilioCanState() {
    Amount largest = Amount.parse("999999999999999999.9999999999");
    Amount sum = largest.plus(Amount.parse("0.0000000001"));

    assertThat(largest.isStatable()).isTrue();
    assertThat(sum).hasToString("1000000000000000000");
    assertThat(sum.isStatable()).isFalse();
    assertThat(sum.minus(largest)).hasToString("0.0000000001");
    assertThatThrownBy(() -> Amount.parse(sum.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 18 integer");
  }

  @Test
  void refusesWhatNoSumComesTo() {
    assertThatThrownBy(() -> new Amount(new BigDecimal("1E28")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_124, 4_711})
  void whateverFitsReadsBackAsItself(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      BigDecimal value =
          new BigDecimal(new BigInteger(random.nextInt(1, 94), random), random.nextInt(0, 11));
      BigDecimal fits = value.remainder(BigDecimal.TEN.pow(Amount.MAX_INTEGER_DIGITS));
      BigDecimal signed = random.nextBoolean() ? fits : fits.negate();
      Amount amount = Amount.parse(signed.toPlainString());
      assertThat(amount.value()).as("seed %d", seed).isEqualByComparingTo(signed);
      assertThat(Amount.parse(amount.toString())).isEqualTo(amount);
      assertThat(amount.value().scale()).isBetween(0, Amount.MAX_FRACTION_DIGITS);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 815})
  void anyTextIsAnAmountOrAnIllegalArgument(long seed) {
    String alphabet = "0123456789+-.eE ,xNI\u0661";
    Random random = new Random(seed);
    List<Throwable> others = new ArrayList<>();
    int parsed = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(24); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        Amount.parse(text.toString());
        parsed++;
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).isNotBlank();
      } catch (RuntimeException e) {
        others.add(new AssertionError("seed " + seed + ": '" + text + "'", e));
      }
    }
    assertThat(others).isEmpty();
    assertThat(parsed).isPositive();
  }
}
