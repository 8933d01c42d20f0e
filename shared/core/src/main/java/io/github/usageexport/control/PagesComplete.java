package io.github.usageexport.control;

import io.github.usageexport.snapshot.StatedCategories;
import io.github.usageexport.snapshot.StatedCategory;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.FailureReason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether all that Twilio had to say was read. A reading with a duplicate or a gap in its pages is
 * refused, and the account-day shows it; a page that Twilio left out without a trace shows as a
 * list of categories that is shorter than the day before. Where only unused categories were on that
 * page and the day's amounts are known already, no version comes of it and nothing is lost.
 */
record PagesComplete() implements AccountDayControl {
  private static final Set<FailureReason> OF_PAGES =
      EnumSet.of(FailureReason.INVALID_RECORD, FailureReason.INVALID_PAGING);

  @Override
  public List<Finding> check(AccountDay day) {
    FailureReason reason = day.head().reason();
    if (reason != null && OF_PAGES.contains(reason)) {
      return List.of(
          Finding.counted(
              ControlCheck.PAGES_COMPLETE,
              day.sid(),
              0,
              1,
              Verdict.FAIL,
              "The last reading of this day was refused (%s): its pages had a duplicate, a gap or a record that cannot be. %s"
                  .formatted(
                      reason,
                      day.current().isPresent()
                          ? "What is shown is older; run again."
                          : "Nothing is shown; run again.")));
    }
    Version current = day.current().orElse(null);
    Version before = day.dayBefore();
    if (current == null
        || before == null
        || current.categories().equals(before.categories())
        || current.categoriesStated() == 0) {
      return List.of();
    }
    return shorter(day, current, before);
  }

  /** Of days that were kept although their pages held other than the rows that they said. */
  static List<Finding> check(AccountMonth month) {
    return month.readings().stream()
        .filter(reading -> reading.kind() == ControlKind.PAGES && !month.isStatedSince(reading))
        .map(
            reading ->
                Finding.counted(
                    ControlCheck.PAGES_COMPLETE,
                    month.sid(),
                    0,
                    1,
                    Verdict.FAIL,
                    "Twilio's pages of %s held other than the rows that their start and end say, in each of 3 readings. Rows may be missing: run again."
                        .formatted(reading.range())))
        .toList();
  }

  private static List<Finding> shorter(AccountDay day, Version current, Version before) {
    StatedCategories now = day.lists().apply(current.categories());
    StatedCategories then = day.lists().apply(before.categories());
    if (!statesZeros(current) || !statesZeros(before)) {
      // Twilio states used categories alone: nobody can tell a missing one from an unused one.
      return List.of();
    }
    Set<Category> known = new HashSet<>();
    now.categories().forEach(stated -> known.add(stated.category()));
    List<Category> missing = new ArrayList<>();
    for (StatedCategory stated : then.categories()) {
      if (!known.contains(stated.category())) {
        missing.add(stated.category());
      }
    }
    return missing.isEmpty()
        ? List.of()
        : List.of(
            Finding.counted(
                ControlCheck.PAGES_COMPLETE,
                day.sid(),
                then.count(),
                now.count(),
                Verdict.WARN,
                "Twilio stated %s the day before, with or without usage, and not on this day. Either it has retired them, or a page is missing: run again."
                    .formatted(Names.of(missing))));
  }

  private static boolean statesZeros(Version version) {
    return version.categoriesStated() > version.content().categories();
  }
}
