package io.github.usageexport.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountSidTest {
  private static final String DIGITS = "0123456789abcdefABCDEF0123456789";

  @ParameterizedTest
  @ValueSource(strings = {"AC" + DIGITS, "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
  void takesTwoLettersAndThirtyTwoHexadecimalDigits(String text) {
    assertThat(new AccountSid(text)).hasToString(text);
  }

  static Stream<String> notSids() {
    return Stream.of(
        "",
        "AC",
        "AC" + DIGITS.substring(1),
        "AC" + DIGITS + "0",
        "ac" + DIGITS,
        "SK" + DIGITS,
        " AC" + DIGITS,
        "AC" + DIGITS + "\n",
        "AC" + DIGITS.replace('9', 'g'),
        "AC" + DIGITS.replace('1', '\u0661'),
        "AC" + DIGITS.replace("01", "/."));
  }

  @ParameterizedTest
  @MethodSource("notSids")
  void refusesAnythingElseByNameAndRule(String text) {
    assertThatThrownBy(() -> new AccountSid(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'"
                + text
                + "' is not an account SID: AC and 32 hexadecimal digits, as in the Console");
  }

  @Test
  void ordersAsItsBytesDo() {
    AccountSid upper = new AccountSid("ACA" + DIGITS.substring(1));
    AccountSid lower = new AccountSid("ACa" + DIGITS.substring(1));
    assertThat(upper).isLessThan(lower);
    assertThat(lower).isEqualByComparingTo(lower).isNotEqualTo(upper);
  }
}
