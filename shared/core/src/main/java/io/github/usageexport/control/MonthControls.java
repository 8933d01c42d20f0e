package io.github.usageexport.control;

import java.util.ArrayList;
import java.util.List;

/** Every control of an account's month. */
public final class MonthControls {
  private MonthControls() {}

  /** What is found of one account; nothing if Twilio was not asked about the month. */
  public static List<Finding> check(AccountMonth month) {
    List<Finding> findings = new ArrayList<>();
    new DaysAgainstMonth().check(month).ifPresent(findings::add);
    findings.addAll(new DaysAgainstRecords().check(month));
    findings.addAll(PagesComplete.check(month));
    return findings;
  }
}
