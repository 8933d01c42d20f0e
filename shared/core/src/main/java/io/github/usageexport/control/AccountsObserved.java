package io.github.usageexport.control;

import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.FailureReason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The accounts that lived on a day against those of which a complete statement is kept. */
final class AccountsObserved {
  /** Twilio itself says that there is nothing to read. */
  private static final Set<FailureReason> NOTHING_TO_READ =
      EnumSet.of(FailureReason.ACCOUNT_GONE, FailureReason.NO_DATA);

  private final boolean settled;
  private final List<AccountSid> failed = new ArrayList<>();
  private final List<AccountSid> neverAsked = new ArrayList<>();
  private int expected;

  /**
   * @param settled whether the day is over for long enough to be read by all means
   */
  AccountsObserved(boolean settled) {
    this.settled = settled;
  }

  /**
   * @param listed whether Twilio's newest list still has the account
   */
  void add(AccountDay day, boolean listed) {
    boolean observed = day.head().known().isPresent();
    FailureReason reason = day.head().reason();
    if (!observed && (!listed || (reason != null && NOTHING_TO_READ.contains(reason)))) {
      return;
    }
    expected++;
    if (!observed) {
      (reason == null ? neverAsked : failed).add(day.sid());
    }
  }

  /** Whether a sum over the accounts leaves none out. */
  boolean isWhole() {
    return failed.isEmpty() && neverAsked.isEmpty();
  }

  Finding finding() {
    int missing = failed.size() + neverAsked.size();
    return Finding.counted(
        ControlCheck.ACCOUNTS_OBSERVED,
        null,
        expected,
        expected - missing,
        isWhole() ? Verdict.PASS : Verdict.ofDifference(settled && !failed.isEmpty()),
        explanation());
  }

  private String explanation() {
    if (isWhole()) {
      return "Every account that lived on this day was read.";
    }
    StringBuilder text = new StringBuilder();
    if (!failed.isEmpty()) {
      text.append(
          "Not read: %s. Coverage says why, or the run was stopped before: run again."
              .formatted(Names.of(failed)));
    }
    if (!neverAsked.isEmpty()) {
      text.append(text.isEmpty() ? "" : " ")
          .append(
              "Not asked for: %s; run without a choice of accounts."
                  .formatted(Names.of(neverAsked)));
    }
    return text.toString();
  }
}
