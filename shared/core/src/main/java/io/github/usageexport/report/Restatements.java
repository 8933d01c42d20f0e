package io.github.usageexport.report;

import java.util.List;

/**
 * What was changed of days that were no longer OPEN.
 *
 * @param all of the range, whenever it was recorded
 * @param ofRun those of the report's run
 * @param largest those of the run first, then by size; {@link #MOST_LISTED} at most
 */
public record Restatements(Tally all, Tally ofRun, List<RestatedDay> largest) {
  /** More than anyone reads; the lake's dataset of restatements has all. */
  public static final int MOST_LISTED = 500;

  public Restatements {
    largest = List.copyOf(largest);
  }

  /** How many were too many to list. */
  public int leftOff() {
    return all.versions() - largest.size();
  }

  /**
   * How much was changed.
   *
   * @param versions account-days, counted again each time they changed
   * @param rows categories of them, totals included
   * @param delta of the totals
   */
  public record Tally(int versions, int rows, Prices delta) {}
}
