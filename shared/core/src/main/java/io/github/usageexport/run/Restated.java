package io.github.usageexport.run;

import io.github.usageexport.report.Prices;
import io.github.usageexport.snapshot.Restatement;
import io.github.usageexport.usage.Amount;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much a run restated: changes of periods that were no longer OPEN.
 *
 * @param days account-periods
 * @param rows categories of them
 * @param priceDelta change of totalprice by currency, in lower case
 */
public record Restated(int days, int rows, Map<String, Amount> priceDelta) {
  public static final Restated NOTHING = new Restated(0, 0, Map.of());

  public Restated {
    priceDelta = Collections.unmodifiableMap(new TreeMap<>(priceDelta));
  }

  public static Restated of(Collection<Restatement> restatements) {
    Map<String, Amount> delta = new TreeMap<>();
    int rows = 0;
    for (Restatement restatement : restatements) {
      rows += restatement.changes().size();
      Prices.change(restatement)
          .byCurrency()
          .forEach((unit, change) -> delta.merge(unit, new Amount(change), Amount::plus));
    }
    return new Restated(restatements.size(), rows, delta);
  }

  public Restated plus(Restated other) {
    Map<String, Amount> sum = new TreeMap<>(priceDelta);
    other.priceDelta.forEach((unit, delta) -> sum.merge(unit, delta, Amount::plus));
    return new Restated(days + other.days, rows + other.rows, sum);
  }
}
