package io.github.usageexport.report;

/**
 * How a run changed the total; {@code before} and the three parts add up to it.
 *
 * @param before the total as known when the run started
 * @param firstRead from account-days without values before
 * @param accrued from account-days that were OPEN
 * @param restated from account-days that were no longer OPEN
 */
public record Change(Prices before, Prices firstRead, Prices accrued, Prices restated) {
  Change() {
    this(new Prices(), new Prices(), new Prices(), new Prices());
  }

  public Prices sum() {
    Prices sum = new Prices();
    sum.add(firstRead);
    sum.add(accrued);
    sum.add(restated);
    return sum;
  }
}
