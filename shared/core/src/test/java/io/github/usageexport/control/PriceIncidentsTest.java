package io.github.usageexport.control;

import static io.github.usageexport.control.ControlSamples.OCTOBER;
import static io.github.usageexport.control.DaySamples.content;
import static io.github.usageexport.control.DaySamples.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.UsagePeriod;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What happened to prices, as a finance person tells it: which days, how much, from when to when.
 */
class PriceIncidentsTest {
  private static UsagePeriod day(int ofOctober) {
    return UsagePeriod.day(OCTOBER.atDay(ofOctober));
  }

  private static Content sms(long used, long cents) {
    return content(row("sms-outbound", used, cents), row("totalprice", 0, cents));
  }

  private static StatedAmounts row(String category, long used, long cents) {
    Amount usage = new Amount(BigDecimal.valueOf(used));
    return new StatedAmounts(
        new Category(category),
        null,
        usage,
        null,
        usage,
        null,
        new Amount(BigDecimal.valueOf(cents, 2)),
        "USD");
  }

  private static Version pending(int day, int number) {
    return version(day(day), number, sms(7, 0), QualityFlag.PRICE_PENDING);
  }

  @Test
  void quietDaysHaveNone() {
    assertThat(
            PriceIncidents.of(
                List.of(version(day(1), 1, sms(7, 70)), version(day(2), 1, sms(3, 30)))))
        .isEmpty();
    assertThat(PriceIncidents.of(List.of())).isEmpty();
  }

  @Test
  void neighbouringDaysWithoutAPriceAreOneIncidentThatHeals() {
    Version firstHealed = version(day(3), 2, sms(7, 70));
    Version secondHealed = version(day(4), 3, sms(8, 80));
    List<PriceIncident> incidents =
        PriceIncidents.of(
            List.of(
                version(day(2), 1, sms(5, 50)),
                pending(3, 1),
                firstHealed,
                pending(4, 1),
                pending(4, 2),
                secondHealed));

    assertThat(incidents)
        .singleElement()
        .satisfies(
            incident -> {
              assertThat(incident.category()).isEqualTo(new Category("sms-outbound"));
              assertThat(incident.days()).containsExactly(OCTOBER.atDay(3), OCTOBER.atDay(4));
              assertThat(incident.flaggedAsOf()).isEqualTo(pending(3, 1).asOf());
              assertThat(incident.healed()).contains(secondHealed.asOf());
              assertThat(incident.priceBefore()).isNull();
              assertThat(incident.priceWhenFlagged()).isEqualTo(Amount.ZERO);
              assertThat(incident.priceNow()).isEqualTo(Amount.parse("1.5"));
              assertThat(incident.change()).isEqualTo(Amount.parse("1.5"));
              assertThat(incident.priceUnit()).isEqualTo("usd");
            });
  }

  @Test
  void anIncidentIsOpenWhileADayHasNoPrice() {
    assertThat(
            PriceIncidents.of(
                List.of(
                    version(day(2), 1, sms(5, 50)),
                    pending(3, 1),
                    version(day(3), 2, sms(7, 70)),
                    pending(4, 1))))
        .singleElement()
        .satisfies(
            incident -> {
              assertThat(incident.healed()).isEmpty();
              assertThat(incident.priceNow()).isEqualTo(Amount.parse("0.7"));
            });
  }

  @Test
  void aPriceThatFellIsAnIncidentUntilItIsBack() {
    Version dropped = version(day(5), 2, sms(7, 10), QualityFlag.PRICE_DROP);
    Version back = version(day(5), 3, sms(7, 69));

    assertThat(PriceIncidents.of(List.of(version(day(5), 1, sms(7, 70)), dropped)))
        .singleElement()
        .satisfies(incident -> assertThat(incident.healedAsOf()).isNull());
    assertThat(PriceIncidents.of(List.of(version(day(5), 1, sms(7, 70)), dropped, back)))
        .singleElement()
        .satisfies(
            incident -> {
              assertThat(incident.healedAsOf()).isEqualTo(back.asOf());
              assertThat(incident.priceBefore()).isEqualTo(Amount.parse("0.7"));
              assertThat(incident.priceWhenFlagged()).isEqualTo(Amount.parse("0.1"));
              assertThat(incident.change()).isEqualTo(Amount.parse("0.59"));
            });
  }

  @Test
  void aCategoryThatNeverHasAPriceIsNoIncident() {
    Content free = content(row("sms-outbound", 7, 0), row("calls", 3, 0));
    assertThat(
            PriceIncidents.of(
                List.of(
                    version(day(2), 1, sms(5, 50)),
                    version(day(3), 1, free, QualityFlag.PRICE_PENDING))))
        .extracting(PriceIncident::category)
        .containsExactly(new Category("sms-outbound"));
  }

  @Test
  void daysApartAreIncidentsOfTheirOwn() {
    assertThat(
            PriceIncidents.of(
                List.of(version(day(2), 1, sms(5, 50)), pending(3, 1), pending(9, 1))))
        .extracting(PriceIncident::days)
        .containsExactly(List.of(OCTOBER.atDay(3)), List.of(OCTOBER.atDay(9)));
  }
}
