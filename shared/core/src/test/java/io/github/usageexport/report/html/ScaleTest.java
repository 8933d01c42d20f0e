package io.github.usageexport.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 4101.70 | 0.01 | 0, 2000, 4000",
        "0 | 9 | 1 | 0, 5",
        "0 | 1 | 1 | 0, 1",
        "-30 | 70 | 0.01 | 0, 50",
        "0 | 0 | 1 | 0",
        "0 | 0.004 | 0.01 | 0",
        "0 | 123456789012345678.5 | 0.01 | 0, 50000000000000000, 100000000000000000",
      })
  void labelsAreRoundAndFew(BigDecimal least, BigDecimal greatest, BigDecimal finest, String all) {
    assertThat(
            Scale.of(least, greatest).ticks(finest).stream()
                .map(tick -> tick.stripTrailingZeros().toPlainString()))
        .containsExactly(all.split(", "));
  }

  @ParameterizedTest
  @CsvSource({"0, 200.0000", "50, 100.0000", "100, 0.0000"})
  void amountsStandBetweenTheEnds(BigDecimal amount, BigDecimal fromTop) {
    assertThat(Scale.of(BigDecimal.ZERO, BigDecimal.valueOf(100)).fromTop(amount, 200))
        .isEqualByComparingTo(fromTop);
  }
}
