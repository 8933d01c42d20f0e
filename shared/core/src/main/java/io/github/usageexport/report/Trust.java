package io.github.usageexport.report;

import io.github.usageexport.snapshot.SettlementState;
import io.github.usageexport.usage.AccountSid;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the figures can be trusted, and why not.
 *
 * @param reasons sentences, the gravest first; at least one
 */
public record Trust(Answer answer, List<String> reasons) {
  public Trust {
    reasons = List.copyOf(reasons);
  }

  /** In a word. */
  public enum Answer {
    /** Complete, settled and checked. */
    YES("Yes"),
    /** As stated by now, and expected to move or not checked. */
    NOT_YET("Not yet"),
    /** Incomplete, or it does not add up. */
    NO("No");

    private final String words;

    Answer(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  public static Trust in(UsageReport report) {
    List<String> wrong = wrong(report);
    List<String> open = open(report);
    if (wrong.isEmpty() && open.isEmpty()) {
      return new Trust(
          Answer.YES, List.of("Every account-day is read and settled, and the controls add up."));
    }
    List<String> reasons = new ArrayList<>(wrong);
    reasons.addAll(open);
    return new Trust(wrong.isEmpty() ? Answer.NOT_YET : Answer.NO, reasons);
  }

  private static List<String> wrong(UsageReport report) {
    List<String> wrong = new ArrayList<>();
    if (report.observed() == 0) {
      wrong.add("No statement of these days is known.");
    }
    int missing = report.gaps().stream().filter(Gap::isIncomplete).mapToInt(Gap::days).sum();
    if (missing > 0) {
      wrong.add(Words.count(missing, "account-day") + " without a statement.");
    }
    if (report.checks().fail() > 0) {
      wrong.add(Words.count(report.checks().fail(), "control") + " failed.");
    }
    return wrong;
  }

  private static List<String> open(UsageReport report) {
    List<String> open = new ArrayList<>();
    int moving = report.count(SettlementState.OPEN) + report.count(SettlementState.PROVISIONAL);
    if (moving > 0) {
      open.add(
          "%d of %d account-days are not settled: Twilio may still change them."
              .formatted(moving, report.observed()));
    }
    int stale = report.gaps().stream().filter(Gap::isStale).mapToInt(Gap::days).sum();
    if (stale > 0) {
      open.add(Words.count(stale, "account-day") + " not read again: older figures stand.");
    }
    long unread = unread(report);
    if (unread > 0) {
      open.add(Words.count(unread, "account") + " not read by the run: older figures stand.");
    }
    for (FlaggedDays flagged : report.flags()) {
      if (flagged.isSuspect()) {
        open.add(
            "%s: %s (%s)."
                .formatted(
                    Words.count(flagged.accountDays(), "account-day"),
                    flagged.explanation(),
                    flagged.flag()));
      }
    }
    if (report.checks().unhealed() > 0) {
      open.add(
          Words.count(report.checks().unhealed(), "price")
              + " late or fallen, and not right since.");
    }
    if (!report.checks().made()) {
      open.add("Whether the figures add up was not checked.");
    }
    return open;
  }

  /** Accounts that failed in the run and of which no day says so: nobody came to read them. */
  private static long unread(UsageReport report) {
    ReportedRun run = report.run();
    if (run == null) {
      return 0;
    }
    Set<AccountSid> inGaps =
        report.gaps().stream().map(gap -> gap.account().sid()).collect(Collectors.toSet());
    return run.failures().stream().filter(failed -> !inGaps.contains(failed.account())).count();
  }
}
