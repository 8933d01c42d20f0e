package io.github.usageexport.control;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every control of a day: fed with the accounts one by one, it gives what it finds of each, and in
 * the end what it finds of all.
 */
public final class DayControls {
  private final List<AccountDayControl> ofAccounts;
  private final AccountsObserved observed;
  private final Optional<ParentRollup> rollup;
  private final Map<ControlCheck, Integer> exceptions = new EnumMap<>(ControlCheck.class);

  /**
   * @param tree what Twilio states of all accounts together; empty if it was never asked
   * @param settled whether the day is over for long enough to be read by all means
   */
  public DayControls(CategoryCatalogue catalogue, Optional<ControlReading> tree, boolean settled) {
    this.ofAccounts = ofAccounts(catalogue);
    this.observed = new AccountsObserved(settled);
    this.rollup = tree.map(ParentRollup::new);
  }

  private static List<AccountDayControl> ofAccounts(CategoryCatalogue catalogue) {
    return List.of(
        new AdditiveSum(catalogue),
        new CategoryChildren(catalogue),
        new PagesComplete(),
        new OneCurrency(),
        new Emptied(),
        new AbsentRows(catalogue),
        new VersionsAddUp());
  }

  /**
   * What is found of one account.
   *
   * @param listed whether Twilio's newest list still has it
   */
  public List<Finding> add(AccountDay day, boolean listed) {
    observed.add(day, listed);
    rollup.ifPresent(control -> control.add(day));
    List<Finding> findings = new ArrayList<>();
    for (AccountDayControl control : ofAccounts) {
      findings.addAll(control.check(day));
    }
    findings.forEach(finding -> exceptions.merge(finding.check(), 1, Integer::sum));
    return findings;
  }

  /** What is found of all accounts together, once each was added. */
  public List<Finding> together() {
    List<Finding> findings = new ArrayList<>();
    findings.add(observed.finding());
    rollup.ifPresent(control -> findings.add(control.finding(observed.isWhole())));
    Stream.of(ControlCheck.values())
        .filter(check -> check.isExceptional() && !exceptions.containsKey(check))
        .forEach(
            check ->
                findings.add(Finding.counted(check, null, 0, 0, Verdict.PASS, check.allIsWell())));
    return findings;
  }
}
