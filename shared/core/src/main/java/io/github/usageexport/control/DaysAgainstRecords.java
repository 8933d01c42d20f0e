package io.github.usageexport.control;

import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.DateRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An account's days against Twilio's own sums of the same days, category by category: price, usage
 * and count. A list that moved while it was read, and lost or doubled rows, shows here.
 *
 * <p>The newest sum is always compared. It may be of few days, so an older one of others counts as
 * well, as long as nothing that Twilio stated since can explain that it differs.
 */
record DaysAgainstRecords() {
  private static final Comparator<ControlReading> NEWEST_FIRST =
      Comparator.comparing(ControlReading::asOf).reversed().thenComparing(ControlReading::firstDay);

  private static final Comparator<ControlReading> LONGEST_FIRST =
      Comparator.comparingLong((ControlReading reading) -> reading.range().days().count())
          .reversed();

  List<Finding> check(AccountMonth month) {
    List<ControlReading> readings =
        month.readings().stream()
            .filter(reading -> reading.kind() == ControlKind.RECORDS)
            .sorted(NEWEST_FIRST)
            .toList();
    if (readings.isEmpty()) {
      return List.of();
    }
    List<Finding> newest = check(month, readings.getFirst());
    List<Finding> older = older(month, readings, newest);
    return older.isEmpty()
        ? newest
        : Stream.concat(newest.stream().filter(found -> !isPass(found)), older.stream()).toList();
  }

  private static List<Finding> check(AccountMonth month, ControlReading reading) {
    if (reading.failure().isPresent()) {
      return List.of(
          notCompared(
              month,
              "Twilio's sum of %s could not be read (%s)."
                  .formatted(reading.range(), reading.failure().get())));
    }
    long unknown = month.unknown(reading.range());
    if (unknown > 0) {
      return List.of(
          notCompared(
              month,
              "%d days of %s are not known; run over all of them."
                  .formatted(unknown, reading.range())));
    }
    return new RecordsSum(month, reading).check();
  }

  /**
   * What differs from older sums, each category once. Ranges mostly lie within one another: after
   * the longest that can be compared, those within it would say the same.
   */
  private static List<Finding> older(
      AccountMonth month, List<ControlReading> readings, List<Finding> newest) {
    List<Finding> found = new ArrayList<>();
    Set<Category> named = new HashSet<>();
    newest.forEach(finding -> note(finding, named));
    List<DateRange> compared = new ArrayList<>();
    for (ControlReading reading :
        readings.stream()
            .skip(1)
            .filter(reading -> reading.failure().isEmpty())
            .sorted(LONGEST_FIRST)
            .toList()) {
      boolean isNews = compared.stream().noneMatch(range -> holds(range, reading.range()));
      if (isNews && month.unknown(reading.range()) == 0) {
        List<Finding> findings = new RecordsSum(month, reading).check();
        boolean agrees = findings.stream().allMatch(DaysAgainstRecords::isPass);
        if (agrees || !month.skew(reading).explains()) {
          compared.add(reading.range());
          findings.stream()
              .filter(finding -> !isPass(finding) && note(finding, named))
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  /** Whether nothing was found of its category before. */
  private static boolean note(Finding finding, Set<Category> named) {
    return finding.category() == null || named.add(finding.category());
  }

  private static boolean holds(DateRange range, DateRange other) {
    return range.contains(other.start()) && range.contains(other.end());
  }

  private static boolean isPass(Finding finding) {
    return finding.verdict() == Verdict.PASS;
  }

  private static Finding notCompared(AccountMonth month, String why) {
    return Finding.notCompared(ControlCheck.DAYS_AGAINST_RECORDS, month.sid(), why);
  }
}
