package io.github.usageexport.cli;

import io.github.usageexport.cli.query.TableText;
import io.github.usageexport.collect.UsageSource;
import io.github.usageexport.run.Problem;
import io.github.usageexport.run.Slice;
import io.github.usageexport.run.TaskGroup;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads today of every account, stores nothing, and says which accounts could be read. */
record AccountCheck(UsageSource usage, LocalDate today, PrintStream out) {

  /** How many accounts the credentials cannot read. */
  int unreadable(List<Account> accounts) {
    List<Optional<Problem>> problems = TaskGroup.each(accounts, this::probe);
    int unreadable = 0;
    for (int i = 0; i < accounts.size(); i++) {
      Optional<Problem> problem = problems.get(i);
      unreadable += problem.filter(found -> found.reason().isFailure()).isPresent() ? 1 : 0;
      show(accounts.get(i), problem);
    }
    out.printf("%d accounts, %d readable%n", accounts.size(), accounts.size() - unreadable);
    return unreadable;
  }

  private Optional<Problem> probe(Account account) {
    try {
      usage.read(new Slice(account, Granularity.DAILY, new DateRange(today, today)));
      return Optional.empty();
    } catch (UnreadableException e) {
      return Optional.of(e.problem());
    }
  }

  private void show(Account account, Optional<Problem> problem) {
    out.println(
        TableText.visible(
            "%s  %-9s  %s  %s%s"
                .formatted(
                    account.sid(),
                    account.status(),
                    problem.map(found -> found.reason().name()).orElse("readable"),
                    account.name(),
                    account.isParent() ? " (parent)" : "")));
    problem.ifPresent(found -> out.println("  " + TableText.visible(found.remedy())));
  }
}
