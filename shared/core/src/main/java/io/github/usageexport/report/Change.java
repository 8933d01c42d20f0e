package io.github.usageexport.report;

/**
 * What moved the total since before a run; {@code before} and the three parts add up to the total.
 *
 * @param before the total as known when the run started
 * @param firstRead of account-days of which nothing was known
 * @param accrued of account-days that were OPEN
 * @param restated of account-days that were reported as over
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
