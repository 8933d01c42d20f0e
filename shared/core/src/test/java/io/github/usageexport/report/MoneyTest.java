package io.github.usageexport.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234.565 | 1,234.57",
        "-1234.565 | -1,234.57",
        "0 | 0.00",
        "0.004 | <0.01",
        "-0.004 | -<0.01"
      })
  void hasHundredths(BigDecimal price, String shown) {
    assertThat(Money.of(price)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.1259 | 0.1301 | 0.126 | 0.130",
        "0.12999 | 0.13 | 0.12999 | 0.13000",
        "0.0000000001 | 0 | 0.0000000001 | 0.0000000000",
        "0.10 | 0.2 | 0.10 | 0.20",
        "0.001 | 7 | <0.01 | 7.00",
        "0.130 | 0.13 | 0.13 | 0.13"
      })
  void showsTwoPricesThatDifferAsTwo(
      BigDecimal price, BigDecimal other, String shown, String otherShown) {
    assertThat(Money.apart(price, other)).isEqualTo(shown);
    assertThat(Money.apart(other, price)).isEqualTo(otherShown);
  }
}
