package io.github.usageexport.cli.report;

import io.github.usageexport.control.PriceIncident;
import io.github.usageexport.report.Money;
import io.github.usageexport.report.Words;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.DateRange;
import java.math.BigDecimal;

/**
 * A price that came late or fell, as a sentence.
 *
 * @param account what its account is called
 */
record IncidentText(PriceIncident incident, String account) {

  String sentence() {
    return "%s of %s on %s: %s as of %s; %s"
        .formatted(
            incident.category(),
            account,
            Words.range(new DateRange(incident.days().getFirst(), incident.days().getLast())),
            whatHappened(),
            Words.moment(incident.flaggedAsOf()),
            whatBecameOfIt());
  }

  private String whatHappened() {
    Amount before = incident.priceBefore();
    if (before == null) {
      return "used, without a price";
    }
    BigDecimal then = incident.priceWhenFlagged().value();
    return "price fell from %s to %s"
        .formatted(Money.apart(before.value(), then), Money.apart(then, before.value()));
  }

  private String whatBecameOfIt() {
    BigDecimal then = incident.priceWhenFlagged().value();
    BigDecimal now = incident.priceNow().value();
    return incident
        .healed()
        .map(at -> "%s since %s".formatted(Money.apart(now, then), Words.moment(at)))
        .orElseGet(() -> now.compareTo(then) == 0 ? "still so" : Money.apart(now, then) + " now");
  }
}
