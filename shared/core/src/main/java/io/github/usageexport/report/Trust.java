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
 * @param reasons sentences, the most serious first; at least one
 */
public record Trust(Answer answer, List<String> reasons) {
  public Trust {
    reasons = List.copyOf(reasons);
  }

  /** The short answer. */
  public enum Answer {
    /** Complete, settled and checked. */
    YES("Yes"),
    /** Complete, but not settled or not checked. */
    NOT_YET("Not yet"),
    /** Incomplete, or a control failed. */
    NO("No");

    private final String words;

    Answer(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public static Trust in(UsageReport report) {
    List<String> wrong = wrong(report);
    List<String> open = open(report);
    if (wrong.isEmpty() && open.isEmpty()) {
      return new Trust(
          Answer.YES, List.of("All account-days are read and settled, and no control failed."));
    }
    List<String> reasons = new ArrayList<>(wrong);
    reasons.addAll(open);
    return new Trust(wrong.isEmpty() ? Answer.NOT_YET : Answer.NO, reasons);
  }

  private static List<String> wrong(UsageReport report) {
    List<String> wrong = new ArrayList<>();
    if (report.observed() == 0) {
      wrong.add("No usage is known for these days.");
    }
    int missing = report.gaps().stream().filter(Gap::isIncomplete).mapToInt(Gap::days).sum();
    if (missing > 0) {
      wrong.add(Words.count(missing, "account-day") + " missing.");
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
      open.add(
          Words.count(stale, "account-day")
              + " could not be read again: "
              + ReportWording.PREVIOUS_VALUES_KEPT
              + ".");
    }
    long unread = unread(report);
    if (unread > 0) {
      open.add(
          Words.count(unread, "account")
              + " not read by this run: "
              + ReportWording.PREVIOUS_VALUES_KEPT
              + ".");
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
          Words.count(report.checks().unhealed(), "late or lost price") + " not corrected yet.");
    }
    if (!report.checks().made()) {
      open.add("No controls ran: the figures are not checked.");
    }
    return open;
  }

  /** Accounts that failed in the run without a gap in their days: the run did not reach them. */
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
