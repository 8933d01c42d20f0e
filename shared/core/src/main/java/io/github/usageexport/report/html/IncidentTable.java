package io.github.usageexport.report.html;

import io.github.usageexport.control.PriceIncident;
import io.github.usageexport.report.Money;
import io.github.usageexport.report.Words;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.DateRange;
import java.math.BigDecimal;
import java.util.List;

/** Prices that came late or fell: which, of whom, when, and how much. */
record IncidentTable(Html html) {

  void write(List<PriceIncident> incidents) {
    if (incidents.isEmpty()) {
      return;
    }
    html.put("h3", "Prices that came late or fell");
    Table table = new Table(html, "Prices that came late or fell");
    table.write(
        List.of(
            Table.Column.text("Category"),
            Table.Column.text("Days"),
            Table.Column.text("Since"),
            Table.Column.text("Until"),
            Table.Column.number("Price before"),
            Table.Column.number("Price then"),
            Table.Column.number("Price now")),
        () -> table.rows(incidents, incident -> writeRow(table, incident)));
    table.noteOn(
        incidents.size(),
        "select usage_date, account_sid, category from usage_versions"
            + " where list_contains(quality_flags, 'PRICE_PENDING')");
  }

  private void writeRow(Table table, PriceIncident incident) {
    html.open("tr").open("th", "scope", "row").foreign(incident.category().name());
    html.open("small").foreign(incident.accountName()).close().close();
    table.cell(Words.range(new DateRange(incident.days().getFirst(), incident.days().getLast())));
    table.cell(Words.moment(incident.flaggedAsOf()));
    html.open("td");
    if (incident.healed().isPresent()) {
      html.text(Words.moment(incident.healedAsOf()));
    } else {
      html.put("span", "not healed", "class", "tag bad");
    }
    html.close();
    BigDecimal then = incident.priceWhenFlagged().value();
    BigDecimal now = incident.priceNow().value();
    Amount stated = incident.priceBefore();
    BigDecimal before = stated == null ? then : stated.value();
    table.number(stated == null ? "" : Money.apart(before, then));
    table.number(Money.apart(then, before, now));
    table.number(Money.apart(now, then), "strong");
    html.close();
  }
}
