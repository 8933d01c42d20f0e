package io.github.usageexport.control;

import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.Head;
import io.github.usageexport.snapshot.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * The history of a day against what was written down beside it: the head says how many versions
 * there are and which content is believed, and each version has the digest of its content and names
 * the one that it replaced. Where all of that holds, every restatement is the difference of two
 * neighbours, and together they lead from the first version to the current one.
 */
record VersionsAddUp() implements AccountDayControl {

  @Override
  public List<Finding> check(AccountDay day) {
    return day.head().known().map(belief -> check(day, belief)).orElse(List.of());
  }

  private static List<Finding> check(AccountDay day, Head.Belief belief) {
    List<String> faults = new ArrayList<>();
    int last = 0;
    for (int number = 1; number <= belief.versions(); number++) {
      Version version = day.find(number).orElse(null);
      if (version == null) {
        faults.add("version %d is missing".formatted(number));
      } else if (!isAsRecorded(version, belief)) {
        faults.add("version %d is not what was recorded".formatted(number));
      } else if (!version.isOutOfOrder() && !follows(version, last) && faults.isEmpty()) {
        faults.add("version %d does not follow version %d".formatted(number, last));
      }
      if (version != null && !version.isOutOfOrder()) {
        last = number;
      }
    }
    if (faults.isEmpty() && last != belief.current()) {
      faults.add("version %d is shown, and the last is %d".formatted(belief.current(), last));
    }
    return faults.isEmpty() ? List.of() : List.of(broken(day, belief, faults));
  }

  private static boolean isAsRecorded(Version version, Head.Belief belief) {
    Content stated = Content.of(version.content().rows());
    return stated.digest().equals(version.content().digest())
        && (version.number() != belief.current() || stated.shortDigest().equals(belief.digest()));
  }

  /** Whether it took the place of the last version before it that was not out of order. */
  private static boolean follows(Version version, int last) {
    Version.Replaced replaced = version.replaced();
    return last == (replaced == null ? 0 : replaced.number());
  }

  private static Finding broken(AccountDay day, Head.Belief belief, List<String> faults) {
    return Finding.counted(
        ControlCheck.VERSIONS_ADD_UP,
        day.sid(),
        belief.versions(),
        Math.max(0, belief.versions() - faults.size()),
        Verdict.FAIL,
        "The history of this day is broken: %s. Restore the store from a backup."
            .formatted(Names.of(faults)));
  }
}
