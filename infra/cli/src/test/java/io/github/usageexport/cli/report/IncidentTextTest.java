package io.github.usageexport.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.control.PriceIncident;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The sentence on an incident says what was lost and whether it came back. */
class IncidentTextTest {
  private static final Instant HEALED = Instant.parse("2026-10-06T09:00:00Z");

  private static String sentence(
      @Nullable String before, String then, String now, @Nullable Instant healed) {
    LocalDate day = LocalDate.of(2026, 10, 3);
    return new IncidentText(
            new PriceIncident(
                new AccountSid("AC" + "0".repeat(32)),
                "Acme",
                new Category("sms-outbound"),
                List.of(day, day.plusDays(1)),
                "usd",
                Instant.parse("2026-10-05T09:00:00Z"),
                healed,
                before == null ? null : Amount.parse(before),
                Amount.parse(then),
                Amount.parse(now)),
            "Acme")
        .sentence();
  }

  @Test
  void aPriceThatFellAndStaysNamesThePriceBefore() {
    assertThat(sentence("0.17", "0.126", "0.126", null))
        .isEqualTo(
            "sms-outbound of Acme on 3 Oct 2026 – 4 Oct 2026: price fell from 0.17 to 0.13"
                + " as of 5 Oct 2026 09:00 GMT; still so");
  }

  @Test
  void aPriceThatCameBackSaysSinceWhen() {
    assertThat(sentence("0.17", "0.126", "0.16", HEALED))
        .endsWith(
            "price fell from 0.17 to 0.13 as of 5 Oct 2026 09:00 GMT; 0.16 since 6 Oct 2026 09:00"
                + " GMT");
  }

  @Test
  void pricesThatRoundToTheSameAreToldApart() {
    assertThat(sentence("0.17", "0.126", "0.13", null)).endsWith("; 0.130 now");
  }

  @Test
  void usageThatHadNoPriceIsCalledSo() {
    assertThat(sentence(null, "0", "1.5", HEALED))
        .contains(": used, without a price as of 5 Oct 2026 09:00 GMT; 1.50 since 6 Oct");
    assertThat(sentence(null, "0", "0", null)).endsWith("; still so");
  }
}
