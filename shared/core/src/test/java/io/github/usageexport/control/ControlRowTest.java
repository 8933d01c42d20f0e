package io.github.usageexport.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.lake.ControlTotalRow;
import io.github.usageexport.usage.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ControlRowTest {
  private static final Instant NOW = Instant.parse("2026-11-05T12:00:00Z");

  private static ControlTotalRow row(String expected, String actual) {
    return ControlRow.of(
        new Finding(
            ControlCheck.DAYS_AGAINST_RECORDS,
            null,
            null,
            "usd",
            new Amount(new BigDecimal(expected)),
            new Amount(new BigDecimal(actual)),
            Amount.ZERO,
            Verdict.FAIL,
            "They differ."),
        "run",
        NOW);
  }

  @Test
  void aSumThatNoColumnCanHoldIsNamedInWords() {
    ControlTotalRow row = row("900000000000000000", "1800000000000000000");

    assertThat(row.expected()).isEqualTo(Amount.parse("900000000000000000"));
    assertThat(row.actual()).isNull();
    assertThat(row.difference()).isEqualTo(Amount.parse("900000000000000000"));
    assertThat(row.explanation())
        .isEqualTo(
            "They differ. Too long for a column of 18 integer digits: actual"
                + " 1800000000000000000.");
  }

  @Test
  void aSumThatFitsStandsInItsColumnAlone() {
    ControlTotalRow row = row("2", "5");

    assertThat(row.difference()).isEqualTo(Amount.parse("3"));
    assertThat(row.explanation()).isEqualTo("They differ.");
  }
}
